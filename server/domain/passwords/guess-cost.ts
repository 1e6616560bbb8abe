import type { CommonPasswords } from '../ports/common-passwords.js'
import { joinWords, readLookalikes } from './fold-password.js'
import { patternsAt, type Pattern } from './password-patterns.js'

/** What a guesser knows: the list that everybody has, and words about this very person. */
export interface Known {
  commonPasswords: CommonPasswords
  /** Folded words: parts of the login, the unit's name. */
  words?: readonly string[]
}

/** As many bits as eight characters chosen at random: less than this is guessed. */
export const ENOUGH = 40

const OWN_COST = 5
const SIGN_COST = 3
const LISTED_COST = 14
const KNOWN_COST = 4
const REPEAT_COST = 4

const LISTED_LENGTH = { least: 4, most: 24 }
/** From so many letters on, a stretch of a known word counts as the word: `kowals` of `jkowalski`. */
const STRETCH = 5

/**
 * How many bits of guessing a folded password takes, when it is said in the cheapest way as a row of listed words (14),
 * known words (4), patterns (5 to 20), and own letters and digits (5) or signs (3). Infinite when nothing at all was
 * recognised: whatever is left then is the person's own, however short.
 */
export function guessCost(folded: string, known: Known): number {
  return Math.min(costAsItStands(folded, known), costAsItStands(joinWords(folded), known))
}

/** Whether something known about the person makes the password cheaper to guess, and so cheap that it is guessed. */
export function leansOn(words: readonly string[], folded: string, known: Known): boolean {
  const cost = guessCost(folded, { ...known, words })
  return cost < ENOUGH && cost < guessCost(folded, known)
}

function costAsItStands(folded: string, known: Known): number {
  const pieces = piecesOf(folded, known)
  const own = Array.from({ length: folded.length }, (_, at) => ownCost(folded, at)).reduce((sum, cost) => sum + cost, 0)
  const cost = cheapestRow(pieces, 0, folded.length)
  return cost < own ? cost : Infinity
}

/** For every position, the pieces that may start there; the first is the sign itself. */
function piecesOf(folded: string, known: Known): Pattern[][] {
  const readings = readLookalikes(folded)
  const stretches = (known.words ?? []).flatMap((word) => [word, Array.from(word).toReversed().join('')])
  const pieces = Array.from({ length: folded.length }, (_, from) => [
    { end: from + 1, cost: ownCost(folded, from) },
    ...patternsAt(folded, from),
    ...listedAt(readings, from, known.commonPasswords),
    ...stretches.flatMap((word) => stretchesAt(readings, from, word)),
  ])
  const repeats = pieces.map((_, from) => repeatsAt(folded, from, pieces))
  return pieces.map((found, from) => [...found, ...(repeats[from] ?? [])])
}

function ownCost(folded: string, at: number): number {
  return /[\s\p{P}\p{S}]/u.test(folded.charAt(at)) ? SIGN_COST : OWN_COST
}

function listedAt(readings: readonly string[], from: number, list: CommonPasswords): Pattern[] {
  const found: Pattern[] = []
  for (const reading of readings) {
    const furthest = Math.min(reading.length, from + LISTED_LENGTH.most)
    for (let end = from + LISTED_LENGTH.least; end <= furthest; end += 1) {
      if (list.has(reading.slice(from, end))) found.push({ end, cost: LISTED_COST })
    }
  }
  return found
}

function stretchesAt(readings: readonly string[], from: number, word: string): Pattern[] {
  const found: Pattern[] = []
  for (const reading of readings) {
    let end = from + Math.min(STRETCH, word.length)
    while (end <= reading.length && word.includes(reading.slice(from, end))) {
      found.push({ end, cost: KNOWN_COST })
      end += 1
    }
  }
  return found
}

/** The shortest block that is repeated from here on, three times or over six signs in all. */
function repeatsAt(folded: string, from: number, pieces: readonly Pattern[][]): Pattern[] {
  for (let size = 1; from + 2 * size <= folded.length; size += 1) {
    const block = folded.slice(from, from + size)
    let end = from + size
    while (folded.startsWith(block, end)) end += size
    const times = (end - from) / size
    if (times >= 3 || (times === 2 && size >= 3)) {
      return [{ end, cost: REPEAT_COST + cheapestRow(pieces, from, from + size) }]
    }
  }
  return []
}

/** The least cost of a row of pieces that leads from one position exactly to another. */
function cheapestRow(pieces: readonly Pattern[][], from: number, to: number): number {
  const costs = Array.from({ length: to - from + 1 }, () => Infinity)
  costs[0] = 0
  for (let at = from; at < to; at += 1) {
    const reached = costs[at - from] ?? Infinity
    for (const piece of pieces[at] ?? []) {
      const through = reached + piece.cost
      if (piece.end <= to && through < (costs[piece.end - from] ?? Infinity)) costs[piece.end - from] = through
    }
  }
  return costs[to - from] ?? Infinity
}
