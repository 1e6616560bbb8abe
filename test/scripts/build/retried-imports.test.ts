import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { retriedImports } from '../../../scripts/build/retried-imports.js'
import { buildFiles } from './support/build-files.js'

const buildEntry = (entry: string) =>
  buildFiles({
    files: { 'entry.js': entry, 'later.js': 'export const later = true', 'words.js': 'export const words = true' },
    plugins: [retriedImports()],
  })

describe('imports of chunks', () => {
  it('each carry the query of a further try', async () => {
    const built = await buildEntry(`
      export const later = () => import('./later.js')
      export const words = () => import('./words.js')
    `)
    const imports = built.get('entry.js')?.match(/import\([^)]*\)/g)
    assert.deepEqual(imports, [
      `import("./chunks/later.js"+(import.meta.retry??'')`,
      `import("./chunks/words.js"+(import.meta.retry??'')`,
    ])
  })

  it('fail the build by name when there are none', async () => {
    await assert.rejects(
      buildEntry(`export { later } from './later.js'`),
      /klucznik:retried-imports.*no import of a chunk was found/s,
    )
  })
})
