// Runs the node tests of some folders: `run-tests.mjs <folder>… [part of a name…] [--flag…]`. It compiles them, starts the one
// MongoDB that they share, and runs each file in a process of its own, several at once.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { chromium } from './chrome-path.mjs'
import { findMongod } from './find-mongod.mjs'

/** Files at once: one more than cores, since each waits now and then for a disk, a hash or a mail. */
const CONCURRENCY = availableParallelism() + 1

/** A file that hangs is cut off, in milliseconds: many times what the longest takes on a machine that is busy. */
const FILE_MS = 900_000

const words = process.argv.slice(2)
const flags = words.filter((word) => word.startsWith('-'))
const folders = words.filter((word) => existsSync(word))
const wanted = words.filter((word) => !flags.includes(word) && !folders.includes(word))
// Node 20 expands no globs and finds no .ts in folders, so the files are listed here
const files = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
if (files.length === 0) fail(`no test files in ${folders.join(', ')}`)

// compiled, since a loader that compiles at run time costs every process half a second
const build = spawnSync('npm', ['run', '--silent', 'build:tests'], { stdio: 'inherit' })
if (build.status !== 0) fail('what is to be tested does not compile')
const compiled = files.map((file) => join('dist', file.replace(/\.ts$/, '.js')))
for (const file of compiled)
  if (!existsSync(file)) fail(`${file} is missing: tsconfig.test.json does not name its folder`)

// unpacked once: several files that begin at once would find half of it
await chromium()
const mongod = await startSharedMongod()
const run = spawn(
  process.execPath,
  [
    '--enable-source-maps',
    '--test',
    `--test-concurrency=${CONCURRENCY}`,
    `--test-timeout=${FILE_MS}`,
    ...flags,
    ...compiled,
  ],
  { stdio: 'inherit', detached: true, env: { ...process.env, ...(mongod && { TEST_MONGODB: mongod.url('') }) } },
)
// Ctrl-C ends the tests first, and then what they stand on
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => run.kill(signal))
const [status] = await once(run, 'exit')
endGroup(run.pid)
await mongod?.stop()
process.exit(status ?? 1)

/** Ends what a test that was cut off has left running. */
function endGroup(leader) {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** The server on which each suite has a database of its own; without one the suites say why they do not run. */
async function startSharedMongod() {
  const binary = await findMongod({ log: (line) => console.log(`# mongod: ${line}`) })
  if (binary === undefined) return undefined
  const { startMongod } = await import('../dist/test/support/mongod.js')
  return startMongod(binary)
}

function fail(why) {
  console.error(why)
  process.exit(1)
}
