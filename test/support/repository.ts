import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

let folder = import.meta.dirname
while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)

/** Where the sources lie; what is tested runs from `dist/` under it. */
export const REPOSITORY: string = folder
