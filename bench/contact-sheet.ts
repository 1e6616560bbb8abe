import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { challengeAnswer } from '../server/captcha/challenge-answer.js'
import { drawPicture } from '../server/captcha/picture/draw-picture.js'
import { launchBrowser } from '../test/support/browser.js'

// npx tsx bench/contact-sheet.ts <sheet.png>: sixty pictures as they are sent, for people to read; what they show goes
// into <sheet>.key.txt, to be opened afterwards
const COLUMNS = 6
const ROWS = 10

const [sheet = ''] = process.argv.slice(2)
if (!sheet.endsWith('.png')) {
  console.error('usage: npx tsx bench/contact-sheet.ts <sheet.png>')
  process.exit(1)
}

const texts = Array.from({ length: COLUMNS * ROWS }, () => challengeAnswer('picture'))
const cells = texts.map((text, n) => {
  const png = drawPicture({ text, seed: randomBytes(32), scale: 2 }).toString('base64')
  return `<figure><figcaption>${n + 1}</figcaption><img src="data:image/png;base64,${png}"></figure>`
})

const browser = await launchBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 1_400, height: 800 }, deviceScaleFactor: 2 })
  await page.setContent(`<style>
    body { margin: 10px; display: grid; grid-template-columns: repeat(${COLUMNS}, 1fr); gap: 10px; font: 14px sans-serif }
    figure { margin: 0 }
    img { display: block; width: 200px; height: 70px }
  </style>${cells.join('')}`)
  await page.screenshot({ path: sheet, fullPage: true })
} finally {
  await browser.close()
}
const key = sheet.replace(/png$/, 'key.txt')
await writeFile(key, texts.map((text, n) => `${n + 1} ${text}\n`).join(''))
console.log(`${sheet} for reading, ${key} for checking`)
