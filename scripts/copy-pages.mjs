// Copies what the demo's pages have besides scripts, which tsc puts at the same place, into dist/.
import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const from = join(root, 'demo', 'pages')
const to = join(root, 'dist', 'demo', 'pages')

for (const name of await readdir(from)) {
  if (/\.(html|css|svg)$/.test(name)) await cp(join(from, name), join(to, name), { preserveTimestamps: true })
}
