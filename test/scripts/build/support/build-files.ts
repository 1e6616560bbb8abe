import { posix } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'

/** Where the files stand as far as a plugin can tell. */
export const ROOT = '/fixture'

export interface BuildOptions {
  /** By path from the root, `entry.js` among them. */
  files: Record<string, string>
  plugins: Plugin[]
  /** Writes what was built to this folder; otherwise nothing is written. */
  outDir?: string
}

/** Builds files that are in memory alone with the given plugins and nothing else; gives what came out by its name. */
export async function buildFiles({ files, plugins, outDir }: BuildOptions): Promise<Map<string, string>> {
  const inMemory: Plugin = {
    name: 'in-memory',
    enforce: 'pre',
    resolveId(id, importer) {
      const path = importer === undefined ? id : posix.join(posix.dirname(importer), id)
      return path.startsWith(`${ROOT}/`) ? path : undefined
    },
    load: (id) => files[posix.relative(ROOT, id)],
  }
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [inMemory, ...plugins],
    build: {
      write: outDir !== undefined,
      emptyOutDir: false,
      ...(outDir !== undefined && { outDir }),
      minify: false,
      lib: { entry: `${ROOT}/entry.js`, formats: ['es'], fileName: () => 'entry.js' },
      rolldownOptions: { output: { chunkFileNames: 'chunks/[name].js' } },
    },
  })
  const [{ output }] = built as [Rolldown.RolldownOutput]
  return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]))
}
