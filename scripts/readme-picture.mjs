// Writes docs/picture.webp, the picture of README.md: the element on the demo's municipal page, in the light of a desk
// and in the dark of a phone. After `npm run build`: node scripts/readme-picture.mjs [another-file.png, to look at]
import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { chromium as findChromium } from './chrome-path.mjs'

const ROOT = join(import.meta.dirname, '..')
const MOST_BYTES = 60_000

/** A server has next to no fonts: the picture takes two that come by npm, so that it looks the same everywhere. */
const FONTS = [
  'atkinson-hyperlegible/400.css',
  'atkinson-hyperlegible/700.css',
  'merriweather/700.css',
  'merriweather/400-italic.css',
]
const TOWN_FONTS = `:root { --serif: Merriweather; } body, .demo-bar, .backstage > h2::before { font-family: 'Atkinson Hyperlegible'; }`

/** Two looks at one page, in CSS pixels; each pixel of them is drawn by four. */
const DESK = { viewport: { width: 940, height: 1262 }, colorScheme: 'light' }
const PHONE = { viewport: { width: 390, height: 772 }, colorScheme: 'dark', isMobile: true, hasTouch: true }

const STAGE = { width: 1080, height: 1031 }
const stage = ({ desk, phone }) => `<!doctype html><style>
  body { margin: 0; position: relative; width: ${STAGE.width}px; height: ${STAGE.height}px; }
  img { position: absolute; display: block; border-radius: 14px; box-shadow: 0 0 0 1px #0003; }
  .desk { left: 1px; top: 1px; width: ${DESK.viewport.width * 0.815}px; }
  .phone { right: 9px; bottom: 44px; width: ${PHONE.viewport.width * 0.9}px; border-radius: 34px; box-shadow: 0 0 0 8px #11161a, 0 0 0 9px #7a858d; }
</style><img class="desk" src="${desk}"><img class="phone" src="${phone}">`

const demo = spawn(process.execPath, [join(ROOT, 'dist', 'server', 'bin.js'), 'serve', '--demo'], {
  env: { ...process.env, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const url = await new Promise((resolve, reject) => {
  createInterface({ input: demo.stdout }).on(
    'line',
    (line) => line.includes('"listening"') && resolve(JSON.parse(line).url),
  )
  demo.once('exit', (code) => reject(new Error(`the demo ended with ${code}`)))
})
const { executablePath, args } = await findChromium()
const browser = await chromium.launch({ executablePath, args })
try {
  const fonts = (await Promise.all(FONTS.map(fontSheet))).join('\n') + TOWN_FONTS
  const desk = await look(DESK, fonts)
  const phone = await look(PHONE, fonts, 'klucznik-recovery')
  const page = await browser.newPage({ viewport: STAGE, deviceScaleFactor: 1.4 })
  await page.setContent(stage({ desk, phone }))
  const [png] = process.argv.slice(2)
  if (png !== undefined) await page.screenshot({ path: png, omitBackground: true })
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDefaultBackgroundColorOverride', { color: { r: 0, g: 0, b: 0, a: 0 } })
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 54 })
  const picture = Buffer.from(data, 'base64')
  if (picture.length > MOST_BYTES) throw new Error(`${picture.length} bytes are more than ${MOST_BYTES}`)
  await writeFile(join(ROOT, 'docs', 'picture.webp'), picture)
  console.log(`docs/picture.webp: ${picture.length} bytes`)
} finally {
  await browser.close()
  demo.kill()
}

/** What stands on the screen when the form is ready, as the address of a PNG. */
async function look(device, fonts, top) {
  const context = await browser.newContext({ ...device, deviceScaleFactor: 2, locale: 'pl-PL', bypassCSP: true })
  const page = await context.newPage()
  await page.goto(url)
  await page.addStyleTag({ content: fonts })
  await page.getByRole('heading', { name: 'Przywracanie dostępu' }).waitFor()
  await page.locator('klucznik-recovery img').evaluate((image) => image.decode())
  if (top !== undefined)
    await page
      .locator(top)
      .evaluate((element) => scrollTo({ top: element.getBoundingClientRect().top + scrollY - 22, behavior: 'instant' }))
  await page.evaluate(() => document.fonts.ready)
  const png = await page.screenshot()
  await context.close()
  return `data:image/png;base64,${png.toString('base64')}`
}

/** A sheet of a font's package with its files in it. */
async function fontSheet(path) {
  const sheet = join(ROOT, 'node_modules', '@fontsource', path)
  const text = await readFile(sheet, 'utf8')
  const files = [...new Set([...text.matchAll(/url\((\.\/files\/[^)]+\.woff2)\)/g)].map(([, file]) => file))]
  const contents = await Promise.all(files.map((file) => readFile(join(sheet, '..', file), 'base64')))
  return files.reduce(
    (all, file, at) => all.replaceAll(`url(${file})`, `url(data:font/woff2;base64,${contents[at]})`),
    text,
  )
}
