// Run after the build; prints the sizes of the bundles, and fails when they are too large or hold what they should not.
import { join } from 'node:path'
import { judgeBundles } from './size/judge-bundles.js'

const { report, mistakes } = await judgeBundles(join(import.meta.dirname, '..', 'dist')).catch((error: Error) => ({
  report: [],
  mistakes: [error.message],
}))
for (const line of report) console.log(line)
for (const mistake of mistakes) console.error(`✗ ${mistake}`)
process.exitCode = mistakes.length > 0 ? 1 : 0
