import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { printedIntegrity } from '../../../scripts/build/printed-integrity.js'
import { buildFiles } from './support/build-files.js'
import { withFolder } from './support/with-folder.js'

const files = { 'entry.js': `export const widget = 'ż'` }

describe('the integrity of a script', () => {
  it('is printed as a page writes it', (t) =>
    withFolder(async (outDir) => {
      const print = t.mock.method(console, 'log', () => {})
      const built = await buildFiles({ files, plugins: [printedIntegrity('entry.js')], outDir })
      const digest = createHash('sha384')
        .update(built.get('entry.js') ?? '')
        .digest('base64')
      assert.deepEqual(
        print.mock.calls.map((call) => call.arguments),
        [[`entry.js integrity="sha384-${digest}"`]],
      )
    }))

  it('fails the build by name when there is no such script', () =>
    withFolder(async (outDir) => {
      await assert.rejects(
        buildFiles({ files, plugins: [printedIntegrity('klucznik.js')], outDir }),
        /klucznik:printed-integrity.*the bundle has no klucznik\.js/s,
      )
    }))
})
