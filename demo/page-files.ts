import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** From `dist/demo/` all lies in one folder; from `demo/` (tests, through tsx) scripts are in `dist/` alone. */
const CANDIDATES = [join(import.meta.dirname, 'pages'), join(dirname(import.meta.dirname), 'dist', 'demo', 'pages')]

/** Folders with pages, styles, pictures and compiled scripts, the first that has a file wins. */
export const PAGE_FOLDERS: string[] = CANDIDATES.filter((folder) => existsSync(folder))

/** A page with each `{{name}}` in it replaced; values are HTML. Rejects when the file or a value is missing. */
export async function readPage(file: string, values: Record<string, string>): Promise<string> {
  const folder = PAGE_FOLDERS.find((candidate) => existsSync(join(candidate, file)))
  if (folder === undefined) throw new Error(`the demo's page ${file} is missing: run npm run build`)
  const page = await readFile(join(folder, file), 'utf8')
  return page.replace(/\{\{(\w+)\}\}/g, (_mark, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`${file} wants an unknown value: ${name}`)
    return value
  })
}
