import { availableParallelism } from 'node:os'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { chromeLauncher } from '@web/test-runner-chrome'
import { tsImport } from 'tsx/esm/api'
import { chromium } from './scripts/chrome-path.mjs'

const { executablePath, args } = await chromium()
/** @type {typeof import('./test/ui/support/scripted-server.js')} */
const { scriptedServer } = await tsImport('./test/ui/support/scripted-server.ts', import.meta.url)

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: 'test/{panel,ui,widget}/**/*.test.ts',
  nodeResolve: true,
  concurrency: availableParallelism(),
  middleware: [scriptedServer],
  // the tsconfig says that class fields are set, not defined: defined, they hide Lit's accessors
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.elements.json' })],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath, args },
      // several pages run at once, and each is in front as far as it can tell: it needs the focus, and a window of its own,
      // since a tab that lies behind another one draws nothing any more once its size was changed
      async createPage({ context }) {
        const page = await context.newPage({ type: 'window' })
        const devtools = await page.createCDPSession()
        await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true })
        return page
      },
    }),
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('lit.dev/msg/dev-mode'),
  testFramework: { config: { timeout: 20_000 } },
}
