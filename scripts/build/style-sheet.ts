import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

/**
 * Writes the styles that `module` (compiled, from `root`) exports under `name` as a sheet beside the script: for browsers
 * without constructed ones on our own pages, whose policy refuses a style element.
 */
export function styleSheet({ root, module, name, file }: Record<'root' | 'module' | 'name' | 'file', string>): Plugin {
  return {
    name: 'klucznik:style-sheet',
    async generateBundle() {
      const { [name]: styles } = (await import(pathToFileURL(join(root, module)).href)) as Record<string, unknown>
      if (!Array.isArray(styles)) this.error(`${module} exports no ${name}`)
      this.emitFile({ type: 'asset', fileName: file, source: styles.map(String).join('\n') })
    },
  }
}
