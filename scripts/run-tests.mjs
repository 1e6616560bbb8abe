// Runs the node tests of a folder: `run-tests.mjs <folder> [part of a name…] [--flag…]`.
// Node 20 expands no globs and finds no .ts in folders, so the files are listed here.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const [root = '', ...rest] = process.argv.slice(2)
const flags = rest.filter((word) => word.startsWith('-'))
const wanted = rest.filter((word) => !word.startsWith('-'))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
  .map((file) => join(root, file))
if (files.length === 0) {
  console.error(`no test files in ${root}`)
  process.exit(1)
}
const run = spawnSync(process.execPath, ['--import', 'tsx', '--test', ...flags, ...files], { stdio: 'inherit' })
process.exit(run.status ?? 1)
