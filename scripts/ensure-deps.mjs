// Runs before anything is installed, so node: imports alone.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

// npm writes this file last: a half-made node_modules is repaired, and so is one older than the lock file
const installed = 'node_modules/.package-lock.json'
const packages = (file) =>
  JSON.stringify(
    Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
      .filter(([path, entry]) => path !== '' && !entry.optional)
      .map(([path, { version }]) => [path, version]),
  )

if (!existsSync(installed) || packages(installed) !== packages('package-lock.json')) {
  console.log('Installing what the lock file names (npm ci); this takes about half a minute …')
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  process.exit(status ?? 1)
}
