import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { challengeAnswer } from '../server/captcha/challenge-answer.js'
import { drawPicture } from '../server/captcha/picture/draw-picture.js'
import { touchingPictures } from '../test/support/picture-masks.js'
import { median } from './median.js'
import { readByOcr } from './picture-ocr.js'
import type { BenchRow } from './table.js'

const PICTURES = 1_000
const ROUNDS = 5

/** Bytes and rate of the picture, beside one PBKDF2 of 1,000 iterations, which every challenge costs anyway. */
export async function captchaPictureBench(): Promise<BenchRow[]> {
  const wishes = Array.from({ length: PICTURES }, wish)
  const rates: number[] = []
  const peers: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    rates.push(perSecond(wishes.length / ROUNDS, (n) => void drawPicture({ ...(wishes[n] ?? wish()), scale: 2 })))
    peers.push(perSecond(200, (n) => void pbkdf2Sync('password', `salt ${n}`, 1_000, 32, 'sha256')))
  }
  const [rate, peer] = [median(rates), median(peers)]
  const bytes = (scale: 1 | 2) => wishes.map((each) => drawPicture({ ...each, scale }).length)
  const touching = touchingPictures(wishes)
  return [
    ...([1, 2] as const).map((scale) => ({ name: `bytes at ${scale}×, median / most`, figure: figures(bytes(scale)) })),
    { name: 'pictures as they are sent (2×) in a second of one processor', figure: rate.toFixed(0) },
    { name: 'peer: PBKDF2-SHA-256 of 1,000 iterations, likewise', figure: peer.toFixed(0) },
    { name: 'one picture in peers', figure: (peer / rate).toFixed(1) },
    { name: 'pictures whose neighbours all touch', figure: share(touching.all, PICTURES) },
    { name: 'pictures without a white column between characters', figure: share(touching.gapless, PICTURES) },
    ...(await readByOcr(wishes.slice(0, 300))),
  ]
}

const wish = () => ({ text: challengeAnswer('picture'), seed: randomBytes(32) })

/** By processor time, so that others on the machine do not count. */
function perSecond(times: number, run: (n: number) => void): number {
  const start = process.cpuUsage()
  for (let n = 0; n < times; n++) run(n)
  const { user, system } = process.cpuUsage(start)
  return (times * 1_000_000) / (user + system)
}

function figures(values: number[]): string {
  return `${median(values)} / ${Math.max(...values)}`
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`
}
