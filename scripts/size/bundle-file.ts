import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { readBundleReport, type ReportedFile } from '../build/bundle-report.js'

/** A file of a bundle with its sizes in bytes. */
export interface BundleFile extends ReportedFile {
  code: string
  raw: number
  gzip: number
  brotli: number
}

/** The files of the bundle that `report` tells of, by their names; all of them are in `dist`. */
export async function readBundle(dist: string, report: string): Promise<Map<string, BundleFile>> {
  const files = new Map<string, BundleFile>()
  for (const reported of await readBundleReport(join(dist, report))) {
    const code = await readFile(join(dist, 'bundle', reported.file))
    files.set(reported.file, {
      ...reported,
      code: code.toString(),
      raw: code.length,
      gzip: gzipSync(code, { level: 9 }).length,
      brotli: brotliCompressSync(code).length,
    })
  }
  return files
}
