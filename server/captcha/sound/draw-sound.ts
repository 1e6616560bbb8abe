import { LANGUAGES, type Language } from '../../../contract/language.js'
import { RandomStream } from '../random/random-stream.js'
import { encodeWav, wavBytes } from './encode-wav.js'
import { decodeMuLaw, encodeMuLaw, MU_LAW_SILENCE } from './mu-law.js'
import { SOUND_BYTES_LIMIT, SOUND_RATE, SPOKEN_DIGITS } from './sound-format.js'
import { spokenDigit } from './spoken-digit.js'

/** Seconds. Players and hearing aids swallow a sound's beginning, some players its end. */
const LEAD_IN = 0.4
const LEAD_OUT = 0.15

/** Seconds between two clips; with their quiet edges one hears 0.5 to 0.8. */
const SHORTEST_PAUSE = 0.51
const LONGEST_PAUSE = 0.75

/** Decibels up or down: enough that no two sounds share the bytes of a clip, too little to be heard. */
const GAIN_RANGE = 1

/**
 * Speaks digits for people to type: a WAV of 8 kHz mono mu-law, below SOUND_BYTES_LIMIT.
 *
 * The same digits, language and seed give the same bytes. There are 1 to SPOKEN_DIGITS.most digits, and the seed is what
 * {@link RandomStream} takes. Throws a RangeError, which does not repeat the digits, for anything else.
 */
export function drawSound({
  digits,
  language,
  seed,
}: {
  digits: string
  language: Language
  seed: Uint8Array
}): Buffer {
  assertSpeakable(digits, language)
  const random = new RandomStream(seed, `sound ${language} ${digits}`)
  const spoken = Array.from(digits, (digit) => spokenDigit(language, digit))
  const longest = longestPause(spoken)
  const parts: Uint8Array[] = [silence(LEAD_IN)]
  for (const [index, clip] of spoken.entries()) {
    if (index > 0) parts.push(silence(random.between(SHORTEST_PAUSE, longest)))
    parts.push(amplify(clip, random.between(-GAIN_RANGE, GAIN_RANGE)))
  }
  parts.push(silence(LEAD_OUT))
  return encodeWav(Buffer.concat(parts))
}

function assertSpeakable(digits: string, language: Language): void {
  if (
    typeof digits !== 'string' ||
    digits.length < 1 ||
    digits.length > SPOKEN_DIGITS.most ||
    !/^[0-9]+$/.test(digits)
  ) {
    throw new RangeError(`a sound speaks 1 to ${SPOKEN_DIGITS.most} digits and nothing else`)
  }
  if (!LANGUAGES.includes(language)) throw new RangeError(`a sound speaks one of ${LANGUAGES.join(', ')}`)
}

/** Long digits leave less time for the pauses, so that the file stays below its limit. */
function longestPause(spoken: readonly Uint8Array[]): number {
  const pauses = spoken.length - 1
  if (pauses === 0) return SHORTEST_PAUSE
  const fixed = spoken.reduce((sum, clip) => sum + clip.length, samples(LEAD_IN) + samples(LEAD_OUT))
  const spare = SOUND_BYTES_LIMIT - 2 - wavBytes(fixed)
  return Math.min(LONGEST_PAUSE, spare / pauses / SOUND_RATE)
}

function amplify(clip: Uint8Array, decibels: number): Uint8Array {
  const factor = 10 ** (decibels / 20)
  const table = Uint8Array.from({ length: 256 }, (_, byte) => encodeMuLaw(decodeMuLaw(byte) * factor))
  return clip.map((byte) => table[byte] ?? MU_LAW_SILENCE)
}

function silence(seconds: number): Uint8Array {
  return new Uint8Array(samples(seconds)).fill(MU_LAW_SILENCE)
}

function samples(seconds: number): number {
  return Math.floor(seconds * SOUND_RATE)
}
