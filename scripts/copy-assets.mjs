// Copies into dist/, to where tsc puts the code that reads it, what tsc leaves behind: the demo's pages with their styles
// and pictures, and the data that the server reads when it starts.
import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const assets = [
  { folder: join('demo', 'pages'), names: /\.(html|css|svg)$/ },
  { folder: 'server', names: /\.(txt|bin)$/ },
]

for (const { folder, names } of assets) {
  const files = (await readdir(join(root, folder), { recursive: true })).filter((name) => names.test(name))
  if (files.length === 0) throw new Error(`${folder} holds nothing to copy any more: ${names}`)
  for (const name of files) {
    await cp(join(root, folder, name), join(root, 'dist', folder, name), { preserveTimestamps: true })
  }
}
