// Runs the server's tests under another Node than the machine's: `npm run test:lts -- [--node=<version>] [part of a name…] [--flag…]`.
// npm's package `node` brings the binary into a folder of its own, so that neither node_modules nor the lock file notice.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The newest long-term release: 26 has been one since 28 October 2026, until 30 April 2029 (nodejs/Release, schedule.json). */
const NEWEST_LTS = '26.10.0'

const CHOICE = '--node='
const words = process.argv.slice(2)
const version = words.find((word) => word.startsWith(CHOICE))?.slice(CHOICE.length) ?? NEWEST_LTS
const folder = join(import.meta.dirname, '..', 'node_modules', '.cache', 'klucznik-node', version)
// whatever starts `node` by name, npm included, gets this one too
const env = { ...process.env, PATH: [join(folder, 'node_modules', '.bin'), process.env.PATH].join(delimiter) }
const shell = process.platform === 'win32'

const versionFound = () => {
  const { stdout } = spawnSync('node', ['-p', 'process.versions.node'], { env, shell, encoding: 'utf8' })
  return stdout?.trim()
}

if (versionFound() !== version) {
  console.log(`Installing Node ${version} beside the machine's own (npm's package node) …`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  // the package's own install script fetches the binary for this machine
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }))
  const install = ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error']
  spawnSync('npm', [...install, '--prefix', folder, `node@${version}`], { cwd: folder, stdio: 'inherit', shell })
}
if (versionFound() !== version) {
  console.error(`Node ${version} could not be installed: node is ${versionFound() ?? 'missing'}`)
  process.exit(1)
}

console.log(`The server's tests under Node ${version}`)
const passedOn = words.filter((word) => !word.startsWith(CHOICE))
const run = spawnSync('npm', ['run', '--silent', 'test:server', '--', ...passedOn], { env, stdio: 'inherit', shell })
process.exit(run.status ?? 1)
