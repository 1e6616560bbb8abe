// Writes server/captcha/sound/clips/<language>.bin; with --check only says whether they are up to date. See README.md.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { encodeMuLaw } from '../../server/captcha/sound/mu-law.ts'
import { LONGEST_CLIP, SOUND_RATE } from '../../server/captcha/sound/sound-format.ts'
import { resample } from './resample.mjs'
import { shapeClip } from './shape-clip.mjs'
import { speak } from './speak.mjs'
import { words } from './words.mjs'

const ESPEAK = 'espeak-ng@1.0.2'

// Between 4 and 6 kHz espeak-ng has nothing but the hiss of "s" and "f". Folded below 4 kHz it is still heard as such,
// where 8 kHz of rate would lose it, and with it the beginning of "seven".
const PASS_HERTZ = 6_000

// Words a minute: below, espeak-ng drawls; above, old ears lose it.
const SPEEDS = Array.from({ length: 17 }, (_, step) => 90 + 5 * step)

const espeak = await findEspeak()
if (espeak === undefined) {
  console.error(`espeak-ng is not installed: npm install --no-save ${ESPEAK}`)
  process.exit(1)
}
for (const [language, digits] of Object.entries(words)) {
  const output = new URL(`../../server/captcha/sound/clips/${language}.bin`, import.meta.url)
  const file = await clipsFile(digits)
  if (!process.argv.includes('--check')) {
    writeFileSync(output, file)
  } else if (!existsSync(output) || !readFileSync(output).equals(file)) {
    console.error(`${output.pathname} is out of date: npx tsx scripts/clips/make.mjs`)
    process.exitCode = 1
  }
}

async function findEspeak() {
  try {
    return (await import('espeak-ng')).default
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

// Each clip after the number of its samples, as server/captcha/sound/read-clips.ts reads them.
async function clipsFile(digits) {
  const pieces = []
  for (const digit of digits) {
    const clip = await makeClip(digit)
    const length = Buffer.alloc(2)
    length.writeUInt16LE(clip.length)
    pieces.push(length, clip)
  }
  return Buffer.concat(pieces)
}

// As slowly as leaves it short enough.
async function makeClip(digit) {
  for (const speed of SPEEDS) {
    const { samples, rate } = await speak(espeak, { ...digit, speed })
    const clip = shapeClip(resample(samples, { from: rate, to: SOUND_RATE, passHertz: PASS_HERTZ }), SOUND_RATE)
    if (clip.length <= LONGEST_CLIP * SOUND_RATE) return Buffer.from(Array.from(clip, (x) => encodeMuLaw(x * 32_768)))
  }
  throw new Error(`"${digit.text}" is too long at any speed`)
}
