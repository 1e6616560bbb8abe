import { passwordLength } from '../../../contract/password-length.js'
import type { PasswordReason } from '../../../contract/password-reason.js'
import type { CommonPasswords } from '../ports/common-passwords.js'
import { foldPassword } from './fold-password.js'
import { ENOUGH, guessCost, leansOn } from './guess-cost.js'
import type { Unit } from '../unit.js'

/** In code points: NIST SP 800-63B-4, 3.1.1.2 asks for 8 at the least, CERT Polska for 12. */
export const PASSWORD_MIN_LENGTH = { least: 8, default: 12, most: 64 } as const

/** In code points of the NFC form. */
export const PASSWORD_MAX_LENGTH = 128

/** No text of more UTF-16 units than this has an NFC form of 128 code points: each stands for four at the most. */
const MAX_TYPED_UNITS = PASSWORD_MAX_LENGTH * 4 * 2

/** What a person is told before typing; lengths are in code points. */
export interface PasswordRules {
  minLength: number
  maxLength: typeof PASSWORD_MAX_LENGTH
}

export interface PasswordToJudge {
  /** As typed. */
  password: string
  rules: PasswordRules
  login: string
  unit: Pick<Unit, 'id' | 'name' | 'textsIn'>
  commonPasswords: CommonPasswords
}

/** The rules of a unit that asks for so many code points. Throws a `RangeError` outside 8 to 64. */
export function passwordRules(minLength: number = PASSWORD_MIN_LENGTH.default): PasswordRules {
  const { least, most } = PASSWORD_MIN_LENGTH
  if (!Number.isInteger(minLength) || minLength < least || minLength > most) {
    throw new RangeError(`a password's minimum length is a whole number from ${least} to ${most}`)
  }
  return { minLength, maxLength: PASSWORD_MAX_LENGTH }
}

/**
 * A password in the form that is judged and hashed: NFC, with nothing trimmed and nothing cut off. What is too long to
 * be a password comes back as it is, since normalising a megabyte of accents takes minutes.
 */
export function preparePassword(typed: string): string {
  return typed.length > MAX_TYPED_UNITS ? typed : typed.normalize('NFC')
}

/** Whether a prepared password has more code points than any rule allows; looks at no more than it needs. */
export function isTooLong(prepared: string): boolean {
  return (
    prepared.length > PASSWORD_MAX_LENGTH &&
    (prepared.length > MAX_TYPED_UNITS || passwordLength(prepared) > PASSWORD_MAX_LENGTH)
  )
}

/**
 * Why a password cannot be set, or nothing when it can. There are no rules of composition: a password is refused only
 * when it is short, long, or guessed in fewer tries than eight random characters.
 */
export function judgePassword(asked: PasswordToJudge): PasswordReason | undefined {
  const password = preparePassword(asked.password)
  if (isTooLong(password)) return 'TOO_LONG'
  // encoded as UTF-8, all lone surrogates are the same three bytes: different passwords would be equal
  if (/[\p{Cc}\p{Cs}]/u.test(password)) return 'NOT_TEXT'
  if (passwordLength(password) < asked.rules.minLength) return 'TOO_SHORT'

  const known = { commonPasswords: asked.commonPasswords }
  const folded = foldPassword(password)
  const login = wordsOf(asked.login, 3)
  const unit = [...wordsOf(asked.unit.id, 3), ...namesOf(asked.unit).flatMap((name) => wordsOf(name, 4))]
  if (leansOn(login, folded, known)) return 'LIKE_LOGIN'
  if (leansOn(unit, folded, known)) return 'LIKE_UNIT'
  if (leansOn([...login, ...unit], folded, known)) return 'LIKE_LOGIN'
  if (guessCost(folded, known) < ENOUGH) return 'COMMON'
  return undefined
}

/** In every language that it has one in. */
function namesOf({ name, textsIn }: PasswordToJudge['unit']): string[] {
  return [name, ...Object.values(textsIn?.name ?? {})]
}

/** The words of a name and the whole name with its gaps closed; the shortest are left out, every text has them. */
function wordsOf(name: string, least: number): string[] {
  const words = foldPassword(name).split(/[^\p{L}\p{N}]+/u)
  return [...new Set([...words, words.join('')])].filter((word) => word.length >= least)
}
