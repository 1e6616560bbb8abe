import type { Page } from 'playwright-core'
import { answerTo, type Reachable } from './browser-client.js'

/** Waits until a page shows the picture, and reads it. */
export async function readPicture(page: Page, server: Reachable): Promise<string> {
  const picture = page.locator('klucznik-recovery img')
  await picture.waitFor()
  const shown = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    return { src: image.src, width: image.naturalWidth }
  })
  if (shown.width === 0) throw new Error('the picture is not drawn')
  return answerTo(server, shown.src)
}
