import { spokenDigit } from '../../../server/captcha/sound/spoken-digit.js'
import type { Language } from '../../../contract/language.js'
import { melCepstrum } from './mel-cepstrum.js'
import { fromMuLaw } from './read-wav.js'
import { splitWords } from './split-words.js'
import { warpedDistance } from './warped-distance.js'

const DIGITS = Array.from('0123456789')
const RATE = 8_000

/** A word that was heard, and how unlike it is to the digit taken for it and to the next best. */
export interface HeardWord {
  digit: string
  distance: number
  runnerUp: number
}

/** Somebody who knows the ten digits of a language and writes down those of a sound. */
export class Listener {
  readonly #digits: Map<string, number[][]>

  constructor(language: Language) {
    this.#digits = new Map(DIGITS.map((digit) => [digit, melCepstrum(clipOf(language, digit), RATE)]))
  }

  /** Every word of a sound of 8 kHz, in order. */
  hear(samples: Float64Array): HeardWord[] {
    return splitWords(samples, RATE).map(({ from, to }) => this.#recognise(samples.subarray(from, to)))
  }

  /** How unlike two digits are. */
  distance(one: string, other: string): number {
    return warpedDistance(this.#digits.get(one) ?? [], this.#digits.get(other) ?? [])
  }

  #recognise(word: Float64Array): HeardWord {
    const heard = melCepstrum(word, RATE)
    const ranking = Array.from(this.#digits, ([digit, known]) => ({ digit, distance: warpedDistance(heard, known) }))
    const [best, second] = ranking.toSorted((one, other) => one.distance - other.distance)
    if (best === undefined || second === undefined) throw new Error('a listener knows ten digits')
    return { ...best, runnerUp: second.distance }
  }
}

/** A clip's samples, full scale 1. */
export function clipOf(language: Language, digit: string): Float64Array {
  return Float64Array.from(spokenDigit(language, digit), (byte) => fromMuLaw(byte) / 8_192)
}
