import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { bundleReport } from './scripts/build/bundle-report.js'
import { compressedCopies } from './scripts/build/compressed-copies.js'
import { nativeEvents } from './scripts/build/native-events.js'
import { printedIntegrity } from './scripts/build/printed-integrity.js'
import { retriedImports } from './scripts/build/retried-imports.js'
import { squeezeTemplates } from './scripts/build/squeeze-templates.js'
import { staticFields } from './scripts/build/static-fields.js'
import { styleSheet } from './scripts/build/style-sheet.js'

const root = import.meta.dirname

/** Bundles that share no file, so that none makes another's first load heavier; `--mode panel` builds the second. */
const BUNDLES = {
  widget: {
    entry: 'widget/define.ts',
    file: 'klucznik.js',
    chunks: 'chunks/[name]-[hash:6].js',
    report: 'dist/bundle.json',
    // pages pin it
    plugins: [
      ...elementParts(['ui', 'widget']),
      styleSheet({ root, module: 'dist/widget/styles/widget-styles.js', name: 'widgetStyles', file: 'klucznik.css' }),
      printedIntegrity('klucznik.js'),
    ],
  },
  panel: {
    entry: 'panel/define.ts',
    file: 'panel.js',
    chunks: 'chunks/panel-[name]-[hash:6].js',
    report: 'dist/panel.json',
    plugins: [
      ...elementParts(['panel', 'ui']),
      styleSheet({ root, module: 'dist/panel/styles/panel-styles.js', name: 'panelStyles', file: 'panel.css' }),
    ],
  },
  passkeys: {
    entry: 'passkeys/start.ts',
    file: 'passkeys.js',
    chunks: 'chunks/passkeys-[name]-[hash:6].js',
    report: 'dist/passkeys.json',
    plugins: [],
  },
}

export default defineConfig(({ mode }) => {
  const name = mode === 'panel' || mode === 'passkeys' ? mode : 'widget'
  const { entry, file, chunks, report, plugins } = BUNDLES[name]
  return {
    plugins: [...plugins, staticFields(), bundleReport({ root, file: join(root, report) }), compressedCopies()],
    build: {
      outDir: 'dist/bundle',
      // the others come after the widget, beside it
      emptyOutDir: name === 'widget',
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: () => file },
      rolldownOptions: {
        // the chunks import what they share from the entry itself: one file less to wait for
        preserveEntrySignatures: 'allow-extension',
        // writes stay: `input.value = ''` is one
        treeshake: { propertyReadSideEffects: false, manualPureFunctions: ['_defineProperty'] },
        // `build.minify` keeps white space in es lib mode; this option does not
        // nor do the minifier's notes to itself mean anything to a browser
        output: { minify: true, comments: false, chunkFileNames: chunks },
      },
    },
  }
})

/** What a bundle with elements of these rooms needs: they load parts of themselves later. */
function elementParts(rooms: string[]): Plugin[] {
  return [squeezeTemplates({ root, rooms }), nativeEvents(), retriedImports()]
}
