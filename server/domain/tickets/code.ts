import { randomInt } from 'node:crypto'
import type { StoredCode } from '../account.js'
import { generateSymbols, groupSymbols, readSymbols } from '../identifiers/checked-symbols.js'
import type { Keyring } from '../keyring.js'
import type { TicketOwner } from './ticket.js'
import type { TicketLife } from './ticket-life.js'
import { foldGrouped } from '../../../contract/fold-grouped.js'

/** Eight digits are 26.6 bits: few tries make them enough. */
const DIGITS = 8
const GROUP = 4
/** Nine random symbols are 36.8 bits, and one checks them: a letter's code lives for weeks. */
const LETTER_SYMBOLS = 10

const ONLY_DIGITS = new RegExp(`^\\d{${DIGITS}}$`)

/** A fresh code to stand beside a mailed link, in its normal form. */
export function createMailCode(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')
}

/** A fresh code to stand on a letter, in its normal form. */
export function createLetterCode(): string {
  return generateSymbols(LETTER_SYMBOLS)
}

/** A code in groups, as it is printed and read aloud: `1234 5678`, and `0123-4567-89` of a letter. */
export function formatCode(code: string): string {
  return code.length === DIGITS ? `${code.slice(0, GROUP)} ${code.slice(GROUP)}` : groupSymbols(code)
}

/** The normal form of what was typed, with or without spaces and dashes; undefined for what cannot be a code. */
export function readCode(typed: string): string | undefined {
  const folded = foldGrouped(typed)
  if (folded !== undefined && ONLY_DIGITS.test(folded)) return folded
  return readSymbols(typed, LETTER_SYMBOLS)
}

/** Whether it is one of a letter, in normal form: it has more tries, since it cannot be guessed by trying. */
export function isLetterCode(code: string): boolean {
  return code.length === LETTER_SYMBOLS
}

/** What is stored of a code: a keyed hash, bound to account, the ticket's purpose and the code's own end. */
export function codeHash(
  keyring: Keyring,
  { unit, id }: TicketOwner,
  { purpose, expiresAt }: TicketLife,
  code: string,
): string {
  return keyring.of(unit).ticketHash(factsOf(id, { purpose, expiresAt }, code))
}

/** Whether what is stored is of this code, in normal form, and neither moved nor prolonged. */
export function isCodeOf(
  keyring: Keyring,
  { unit, id }: TicketOwner,
  { purpose, code: { hash, expiresAt } }: Pick<TicketLife, 'purpose'> & { code: StoredCode },
  code: string,
): boolean {
  return keyring.of(unit).isTicket(hash, factsOf(id, { purpose, expiresAt }, code))
}

function factsOf(account: string, { purpose, expiresAt }: TicketLife, code: string) {
  return { account, purpose: `code ${purpose}`, expiresAt, secret: Buffer.from(code) }
}
