import { chromium, type Browser } from 'playwright-core'
// the same finder as the widget's own tests: an installed Chromium, else the one in node_modules
import { chromium as findChromium } from '#scripts/chrome-path.mjs'

/** A real browser; close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = await findChromium()
  return chromium.launch({ executablePath, args: [...args, '--disable-background-networking', '--no-first-run'] })
}
