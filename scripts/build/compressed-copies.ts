import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Puts a `.gz` and a `.br` beside every script of the bundle: the server sends them as they are. */
export function compressedCopies(): Plugin {
  return {
    name: 'klucznik:compressed-copies',
    async writeBundle({ dir = '' }, bundle) {
      const scripts = Object.values(bundle).filter(({ type }) => type === 'chunk')
      if (scripts.length === 0) this.error('the bundle has no script to compress')
      for (const { fileName } of scripts) {
        const path = join(dir, fileName)
        const code = await readFile(path)
        await writeFile(`${path}.gz`, gzipSync(code, { level: 9 }))
        await writeFile(`${path}.br`, brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
      }
    },
  }
}
