import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { bundleReport, readBundleReport } from '../../../scripts/build/bundle-report.js'
import { buildFiles, ROOT } from './support/build-files.js'
import { emptied } from './support/emptied.js'
import { withFolder } from './support/with-folder.js'

const files = {
  'entry.js': `import { shared } from './shared.js'; export const later = () => import('./later.js'); export { shared }`,
  'later.js': `import { shared } from './shared.js'; export const twice = [shared, shared]`,
  'shared.js': `export const shared = {}`,
}

describe('the report of a bundle', () => {
  it('names every file with what it imports at its start and what it is made of', () =>
    withFolder(async (outDir) => {
      const file = join(outDir, 'report.json')
      await buildFiles({ files, plugins: [bundleReport({ root: ROOT, file })], outDir })
      const report = await readBundleReport(file)
      assert.deepEqual(
        report.toSorted((a, b) => a.file.localeCompare(b.file)),
        [
          { file: 'chunks/later.js', imports: ['chunks/shared.js'], modules: ['later.js'] },
          { file: 'chunks/shared.js', imports: [], modules: ['shared.js'] },
          { file: 'entry.js', imports: ['chunks/shared.js'], modules: ['entry.js'] },
        ],
      )
    }))

  it('fails the build by name when there is nothing to report', () =>
    withFolder(async (outDir) => {
      const report = bundleReport({ root: ROOT, file: join(outDir, 'report.json') })
      await assert.rejects(
        buildFiles({ files, plugins: [emptied, report], outDir }),
        /klucznik:bundle-report.*the bundle has no file to report/s,
      )
    }))
})
