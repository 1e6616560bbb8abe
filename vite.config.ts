import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const ROOT = import.meta.dirname

/**
 * tRPC's files carry copies of syntax helpers from the days before object spread. Two get their native forms, which weigh
 * next to nothing; the others become expressions without side effects, so that those that nobody here uses fall out, and
 * with them the WebSocket client.
 */
const NATIVE_HELPERS: Record<string, string> = {
  objectSpread2: 'function _objectSpread2(...parts) { return Object.assign({}, ...parts) }',
  defineProperty: 'function _defineProperty(object, key, value) { object[key] = value; return object }',
  typeof: '',
  toPrimitive: '',
  toPropertyKey: '',
}
const lightHelpers: Plugin = {
  name: 'klucznik:light-helpers',
  transform(code, id) {
    if (!/@trpc\/(client|server)\/dist\//.test(id)) return undefined
    return code.replace(
      /\/\/#region \0?\S*oxc-project\+runtime\S*helpers\/esm\/(\w+)\.js\n([^]*?)\/\/#endregion/g,
      (_, name: string, body: string) =>
        NATIVE_HELPERS[name] ?? `const _${name} = /* @__PURE__ */ (() => { ${body}; return _${name} })()`,
    )
  },
}

/** The minifier leaves templates alone; the white space between the lines of these two means nothing. */
const SQUEEZE: Record<string, (text: string) => string> = {
  html: (text) => text.replace(/\s*\n\s*/g, ' ').replace(/> (?=<)/g, '>'),
  css: (text) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};]) ?/g, '$1')
      .replace(/([\w-]): /g, '$1:')
      .replaceAll(';}', '}'),
}
interface TemplateNode {
  type?: string
  tag?: { name?: string }
  quasi?: { quasis: { start: number; end: number }[] }
}
const squeezeTemplates: Plugin = {
  name: 'klucznik:squeeze-templates',
  enforce: 'post',
  transform(code, id) {
    if (!['panel', 'ui', 'widget'].some((room) => id.startsWith(join(ROOT, room)))) return undefined
    const edits: { start: number; end: number; text: string }[] = []
    const visit = (node: TemplateNode | null): void => {
      if (typeof node !== 'object' || node === null) return
      const squeeze = node.type === 'TaggedTemplateExpression' && SQUEEZE[node.tag?.name ?? '']
      if (squeeze) {
        for (const { start, end } of node.quasi?.quasis ?? []) {
          edits.push({ start, end, text: squeeze(code.slice(start, end)) })
        }
      }
      Object.values(node).forEach(visit)
    }
    visit(this.parse(code) as TemplateNode)
    return edits
      .sort((a, b) => b.start - a.start)
      .reduce((text, { start, end, text: short }) => text.slice(0, start) + short + text.slice(end), code)
  },
}

/** A file that did not load is remembered by the browser as such; see ui/chunks.ts, which sets the query. */
const retriedImports: Plugin = {
  name: 'klucznik:retried-imports',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue
      chunk.code = chunk.code.replace(
        /import\(([`'"]\.\/chunks\/[^`'"]+[`'"])\)/g,
        "import($1+(import.meta.retry??''))",
      )
    }
  },
}

/** What scripts/check-size.mjs judges by, and the compressed copies that the server sends. */
const reportAndCompress = (report: string): Plugin => ({
  name: 'klucznik:report-and-compress',
  async writeBundle({ dir = '' }, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
    const facts = chunks.map(({ fileName, imports, moduleIds }) => ({
      file: fileName,
      imports,
      modules: moduleIds.map((id) => relative(ROOT, id)),
    }))
    await writeFile(join(ROOT, report), JSON.stringify(facts, null, 2))
    for (const { fileName } of chunks) {
      const path = join(dir, fileName)
      const code = await readFile(path)
      await writeFile(`${path}.gz`, gzipSync(code, { level: 9 }))
      await writeFile(`${path}.br`, brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    }
    if (!('klucznik.js' in bundle)) return
    // for pages that pin a version (Subresource Integrity)
    const digest = createHash('sha384').update(await readFile(join(dir, 'klucznik.js')))
    console.log(`klucznik.js integrity="sha384-${digest.digest('base64')}"`)
  },
})

/** Two bundles that share no file, so that neither makes the other's first load heavier; `--mode panel` builds the second. */
const BUNDLES = {
  widget: {
    entry: 'widget/define.ts',
    file: 'klucznik.js',
    chunks: 'chunks/[name]-[hash].js',
    report: 'dist/bundle.json',
  },
  panel: {
    entry: 'panel/define.ts',
    file: 'panel.js',
    chunks: 'chunks/panel-[name]-[hash].js',
    report: 'dist/panel.json',
  },
}

export default defineConfig(({ mode }) => {
  const isPanel = mode === 'panel'
  const bundle = isPanel ? BUNDLES.panel : BUNDLES.widget
  return {
    plugins: [lightHelpers, squeezeTemplates, retriedImports, reportAndCompress(bundle.report)],
    // class fields as the widget's tsconfig has them: set, not defined, else they hide Lit's accessors
    oxc: {
      assumptions: { setPublicClassFields: true },
      typescript: { removeClassFieldsWithoutInitializer: true },
    },
    build: {
      outDir: 'dist/bundle',
      // the panel comes second, beside the widget
      emptyOutDir: !isPanel,
      target: 'es2022',
      lib: { entry: bundle.entry, formats: ['es'], fileName: () => bundle.file },
      rolldownOptions: {
        // the chunks import what they share from the entry itself: one file less to wait for
        preserveEntrySignatures: 'allow-extension',
        // writes stay: `input.value = ''` is one
        treeshake: { propertyReadSideEffects: false, manualPureFunctions: ['_defineProperty'] },
        // `build.minify` keeps white space in es lib mode; this option does not
        output: { minify: true, chunkFileNames: bundle.chunks },
      },
    },
  }
})
