import { emulateMedia, setViewport } from '@web/test-runner-commands'

/** Gives the page back its size, its text's size and its colours, which a test has changed. */
export async function restorePage(): Promise<void> {
  document.documentElement.style.fontSize = ''
  document.documentElement.style.colorScheme = ''
  await emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await setViewport({ width: 800, height: 600 })
}
