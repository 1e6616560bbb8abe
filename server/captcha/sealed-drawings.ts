import type { ChallengeKind } from '../../contract/challenge-kind.js'
import type { Language } from '../../contract/language.js'
import type { Keyring } from '../domain/keyring.js'

/** What is drawn of a challenge. */
export type DrawnKind = Exclude<ChallengeKind, 'work'>

/** A picture or sound that can be drawn, again and the same. */
export interface DrawableChallenge {
  kind: DrawnKind
  answer: string
  language: Language
  /** Seeds everything random in the drawing: 32 bytes. */
  seed: Uint8Array
}

/** A drawing as its address names it. */
export interface OpenedDrawing extends DrawableChallenge {
  /** Whose visitors look at it. */
  unit: string
}

/** What a drawing takes of its challenge. */
export interface DrawnChallenge {
  /** In hex. */
  id: string
  unit: string
  kind: DrawnKind
  language: Language
  /** Seconds since 1970. */
  expires: number
  answer: string
}

const LETTERS: Record<DrawnKind, string> = { picture: 'p', sound: 's' }

/**
 * Seals what a picture or sound is drawn from into a part of its address. Some proxies stop at 260 characters a part, so
 * it is short: at most 190 characters, with a unit's id of 63.
 */
export function sealDrawing(keyring: Keyring, drawn: DrawnChallenge): string {
  const { id, unit, kind, language, expires, answer } = drawn
  const shortId = Buffer.from(id, 'hex').toString('base64url')
  return keyring.own.seal(
    'drawing',
    '',
    [LETTERS[kind], language, expires.toString(36), answer, unit, shortId].join(' '),
  )
}

/** What to draw; undefined for a text that is broken, not ours or out of date. */
export function openDrawing(keyring: Keyring, sealed: string, now: Date): OpenedDrawing | undefined {
  const text = keyring.own.open('drawing', '', sealed)
  if (text === undefined) return undefined
  const [letter, language, expires = '', answer = '', unit = '', shortId = ''] = text.split(' ')
  if (Number.parseInt(expires, 36) * 1_000 <= now.getTime()) return undefined
  // made with our key: else anybody could draw the picture of each guess and compare
  const seed = keyring.own.seed('picture', shortId)
  return { unit, kind: letter === LETTERS.picture ? 'picture' : 'sound', answer, language: language as Language, seed }
}
