import { addressParts } from './address-parts.js'
import { SUBSTITUTE_ID_LENGTH } from './field-lengths.js'
import { foldGrouped } from './fold-grouped.js'
import { readLogin } from './login.js'
import { PESEL_LENGTH, readPesel } from './pesel.js'
import { readSymbols, symbolValues } from './read-symbols.js'
import { stripPaste } from './strip-paste.js'

/** What somebody seems to have meant; `login` when nothing tells. */
export type MeantKind = 'email' | 'pesel' | 'substitute' | 'login'

/**
 * What a typed text tells by itself. `nobodys`: in no spelling can anybody have it as an identifier. `doubtful`: it can be
 * a login, and looks like something else that was mistyped.
 */
export type Judgement = { verdict: 'sound' } | { verdict: 'nobodys' | 'doubtful'; meant: MeantKind }

const DIGITS = /^[0-9]+$/
/** As a sheet with substitute identifiers prints them, and nobody their login: in three groups or more. */
const GROUPED = /^[^\s\p{Pd}]{3,5}(?:[\s\p{Pd}]+[^\s\p{Pd}]{3,5}){2,4}$/u
/** A login of one character, or one that begins or ends with a mark, was hardly typed whole. */
const PART_OF_LOGIN = /^.?$|^[._+-]|[._+-]$/u

/**
 * Judges a text before a challenge is spent on it, by its looks alone: they are the same whether or not somebody has an
 * account, so what is wrong with them may be said to anybody.
 */
export function judgeIdentifier(typed: string): Judgement {
  const texts = [typed, stripPaste(typed)]
  if (texts.some((text) => addressParts(text) ?? readPesel(text) ?? readSymbols(text, SUBSTITUTE_ID_LENGTH)))
    return { verdict: 'sound' }
  const login = texts.find((text) => readLogin(text) !== undefined)
  const text = (login ?? stripPaste(typed)).trim()
  const meant = meantKind(text)
  if (login === undefined) return { verdict: 'nobodys', meant }
  return meant !== 'login' || PART_OF_LOGIN.test(text) ? { verdict: 'doubtful', meant } : { verdict: 'sound' }
}

function meantKind(text: string): MeantKind {
  if (text.includes('@')) return 'email'
  const bare = foldGrouped(text) ?? ''
  // one digit too few or too many is as usual as a wrong one
  if (DIGITS.test(bare) && Math.abs(bare.length - PESEL_LENGTH) <= 1) return 'pesel'
  const isNear = Math.abs(bare.length - SUBSTITUTE_ID_LENGTH) <= 1
  return isNear && (symbolValues(text) !== undefined || GROUPED.test(text)) ? 'substitute' : 'login'
}
