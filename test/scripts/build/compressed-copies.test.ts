import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { compressedCopies } from '../../../scripts/build/compressed-copies.js'
import { buildFiles } from './support/build-files.js'
import { emptied } from './support/emptied.js'
import { withFolder } from './support/with-folder.js'

const files = {
  'entry.js': `export const later = () => import('./later.js')`,
  'later.js': `export const later = 'później'`,
}

describe('the compressed copies', () => {
  it('stand beside every script and hold the same', () =>
    withFolder(async (outDir) => {
      const built = await buildFiles({ files, plugins: [compressedCopies()], outDir })
      assert.deepEqual([...built.keys()].toSorted(), ['chunks/later.js', 'entry.js'])
      for (const [name, code] of built) {
        assert.equal(gunzipSync(await readFile(join(outDir, `${name}.gz`))).toString(), code)
        assert.equal(brotliDecompressSync(await readFile(join(outDir, `${name}.br`))).toString(), code)
      }
      assert.deepEqual((await readdir(outDir)).toSorted(), ['chunks', 'entry.js', 'entry.js.br', 'entry.js.gz'])
    }))

  it('fail the build by name when there is no script', () =>
    withFolder(async (outDir) => {
      await assert.rejects(
        buildFiles({ files, plugins: [emptied, compressedCopies()], outDir }),
        /klucznik:compressed-copies.*the bundle has no script to compress/s,
      )
    }))
})
