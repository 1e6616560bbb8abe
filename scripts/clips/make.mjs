// Writes server/captcha/sound/clips.generated.ts; with --check only says whether it is up to date. See README.md.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { encodeMuLaw } from '../../server/captcha/sound/mu-law.ts'
import { SOUND_RATE } from '../../server/captcha/sound/sound-format.ts'
import { resample } from './resample.mjs'
import { shapeClip } from './shape-clip.mjs'
import { speak } from './speak.mjs'
import { words } from './words.mjs'

const ESPEAK = 'espeak-ng@1.0.2'

// Seconds. Six of the longest clips and five pauses of half a second must stay below SOUND_BYTES_LIMIT.
const LONGEST_CLIP = 0.7

// Between 4 and 6 kHz espeak-ng has nothing but the hiss of "s" and "f". Folded below 4 kHz it is still heard as such,
// where 8 kHz of rate would lose it, and with it the beginning of "seven".
const PASS_HERTZ = 6_000

// Words a minute: below, espeak-ng drawls; above, old ears lose it.
const SPEEDS = Array.from({ length: 17 }, (_, step) => 90 + 5 * step)

const output = new URL('../../server/captcha/sound/clips.generated.ts', import.meta.url)
const espeak = await findEspeak()
if (espeak === undefined) {
  console.error(`espeak-ng is not installed: npm install --no-save ${ESPEAK}`)
  process.exit(1)
}
const text = await moduleText()
if (!process.argv.includes('--check')) {
  writeFileSync(output, text)
} else if (!existsSync(output) || readFileSync(output, 'utf8') !== text) {
  console.error(`${output.pathname} is out of date: npx tsx scripts/clips/make.mjs`)
  process.exitCode = 1
}

async function findEspeak() {
  try {
    return (await import('espeak-ng')).default
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

async function moduleText() {
  const languages = []
  for (const [language, digits] of Object.entries(words)) {
    const clips = []
    for (const digit of digits) clips.push(`    '${(await makeClip(digit)).toString('base64')}',`)
    languages.push(`  ${language}: [\n${clips.join('\n')}\n  ],`)
  }
  return `// Written by scripts/clips/make.mjs with ${ESPEAK} (npm); not meant to be edited.
// espeak-ng is GPL-3.0-or-later; what it says is not covered by that (section 2). See scripts/clips/README.md.

import type { Language } from '../../../contract/language.js'

/** The digits 0 to 9 as they are said in each language: base64 of mu-law samples, 8 kHz, mono. */
export const clips: Readonly<Record<Language, readonly string[]>> = {
${languages.join('\n')}
}
`
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
