// Runs the node tests of some folders: `run-tests.mjs <folder>… [part of a name…] [--flag…]`.
// Node 20 expands no globs and finds no .ts in folders, so the files are listed here.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const words = process.argv.slice(2)
const flags = words.filter((word) => word.startsWith('-'))
const folders = words.filter((word) => existsSync(word))
const wanted = words.filter((word) => !flags.includes(word) && !folders.includes(word))
const files = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
if (files.length === 0) {
  console.error(`no test files in ${folders.join(', ')}`)
  process.exit(1)
}
const run = spawnSync(process.execPath, ['--import', 'tsx', '--test', ...flags, ...files], { stdio: 'inherit' })
process.exit(run.status ?? 1)
