import { readFile, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import type { Plugin } from 'vite'

/** What a file of a bundle imports at its start (names of files), and what it is made of (paths from the root). */
export interface ReportedFile {
  file: string
  imports: string[]
  modules: string[]
}

/** Writes what a bundle is made of to `file`. */
export function bundleReport({ root, file }: { root: string; file: string }): Plugin {
  return {
    name: 'klucznik:bundle-report',
    async writeBundle(_, bundle) {
      const report: ReportedFile[] = Object.values(bundle)
        .filter((each) => each.type === 'chunk')
        .map(({ fileName, imports, moduleIds }) => ({
          file: fileName,
          imports,
          modules: moduleIds.map((id) => relative(root, id)),
        }))
      if (report.length === 0) this.error('the bundle has no file to report')
      await writeFile(file, JSON.stringify(report, null, 2))
    },
  }
}

/** Reads what a build has written; rejects when there was none. */
export async function readBundleReport(file: string | URL): Promise<ReportedFile[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`${String(file)} is missing: npm run build first`, { cause })
  })
  return JSON.parse(text) as ReportedFile[]
}
