// Run after the build; fails when a script of the bundles has anything that the oldest browsers have not.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FLOOR, newerThanFloor } from './floor/newer-than-floor.js'

const bundle = join(import.meta.dirname, '..', 'dist', 'bundle')
const files = (await readdir(bundle, { recursive: true })).filter((file) => file.endsWith('.js'))
if (files.length === 0) throw new Error(`${bundle} has no script: npm run build first`)
const mistakes: string[] = []
for (const file of files) mistakes.push(...newerThanFloor(file, await readFile(join(bundle, file), 'utf8')))
for (const mistake of mistakes) console.error(`✗ ${mistake}`)
console.log(`${files.length} scripts, ${mistakes.length} places newer than ${FLOOR}`)
process.exitCode = mistakes.length > 0 ? 1 : 0
