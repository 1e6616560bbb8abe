import type { Plugin } from 'vite'

const IMPORT_OF_CHUNK = /import\(([`'"]\.\/chunks\/[^`'"]+[`'"])\)/g

/**
 * Gives every import of a chunk the query of ui/chunks.ts: a browser remembers a file that did not load as such. The build
 * fails when no chunk is imported any more, or when the imports are written in a way that this does not know.
 */
export function retriedImports(): Plugin {
  return {
    name: 'klucznik:retried-imports',
    generateBundle(_, bundle) {
      let retried = 0
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        chunk.code = chunk.code.replace(IMPORT_OF_CHUNK, (_, file: string) => {
          retried++
          return `import(${file}+(import.meta.retry??''))`
        })
      }
      if (retried === 0) this.error('no import of a chunk was found')
    },
  }
}
