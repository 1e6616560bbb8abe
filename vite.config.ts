import { join } from 'node:path'
import { defineConfig } from 'vite'
import { bundleReport } from './scripts/build/bundle-report.js'
import { compressedCopies } from './scripts/build/compressed-copies.js'
import { lightHelpers } from './scripts/build/light-helpers.js'
import { printedIntegrity } from './scripts/build/printed-integrity.js'
import { retriedImports } from './scripts/build/retried-imports.js'
import { squeezeTemplates } from './scripts/build/squeeze-templates.js'

const root = import.meta.dirname

/** Two bundles that share no file, so that neither makes the other's first load heavier; `--mode panel` builds the second. */
const BUNDLES = {
  widget: {
    entry: 'widget/define.ts',
    file: 'klucznik.js',
    chunks: 'chunks/[name]-[hash].js',
    report: 'dist/bundle.json',
    rooms: ['ui', 'widget'],
    // pages pin it
    plugins: [printedIntegrity('klucznik.js')],
  },
  panel: {
    entry: 'panel/define.ts',
    file: 'panel.js',
    chunks: 'chunks/panel-[name]-[hash].js',
    report: 'dist/panel.json',
    rooms: ['panel', 'ui'],
    plugins: [],
  },
}

export default defineConfig(({ mode }) => {
  const isPanel = mode === 'panel'
  const { entry, file, chunks, report, rooms, plugins } = isPanel ? BUNDLES.panel : BUNDLES.widget
  return {
    plugins: [
      lightHelpers(),
      squeezeTemplates({ root, rooms }),
      retriedImports(),
      bundleReport({ root, file: join(root, report) }),
      compressedCopies(),
      ...plugins,
    ],
    build: {
      outDir: 'dist/bundle',
      // the panel comes second, beside the widget
      emptyOutDir: !isPanel,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: () => file },
      rolldownOptions: {
        // the chunks import what they share from the entry itself: one file less to wait for
        preserveEntrySignatures: 'allow-extension',
        // writes stay: `input.value = ''` is one
        treeshake: { propertyReadSideEffects: false, manualPureFunctions: ['_defineProperty'] },
        // `build.minify` keeps white space in es lib mode; this option does not
        output: { minify: true, chunkFileNames: chunks },
      },
    },
  }
})
