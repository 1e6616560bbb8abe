import jsqr from 'jsqr'
import type { Page } from 'playwright-core'

/** What the first QR code of a page of letters says, read off its pixels as a telephone does; undefined if nothing. */
export async function readQr(page: Page): Promise<string | undefined> {
  const picture = await page.locator('.qr svg').first().screenshot({ scale: 'device' })
  const blank = await page.context().browser()?.newPage()
  if (blank === undefined) throw new Error('the browser is gone')
  const pixels = await blank.evaluate(
    async (url) => {
      const image = Object.assign(new Image(), { src: url })
      await image.decode()
      const { width, height } = image
      const canvas = Object.assign(document.createElement('canvas'), { width, height })
      const context = canvas.getContext('2d')
      context?.drawImage(image, 0, 0)
      return { width, height, data: [...(context?.getImageData(0, 0, width, height).data ?? [])] }
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  )
  await blank.close()
  return jsqr.default(Uint8ClampedArray.from(pixels.data), pixels.width, pixels.height)?.data
}
