import { foldGrouped } from './fold-grouped.js'
import { IDENTIFIER_MAX_LENGTH } from './field-lengths.js'

/**
 * Why a text is no PESEL: a character that is no ASCII digit, not eleven of them (spreadsheets drop a leading zero),
 * a check digit that does not fit, or a birth date that no calendar has.
 */
export type PeselFault = 'DIGITS' | 'LENGTH' | 'CHECK' | 'DATE'

/** The check digit's own weight is last: with it the sum is a multiple of ten. */
const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]
/** ASCII digits of a PESEL. */
export const PESEL_LENGTH = WEIGHTS.length
/** By how many twenties the month was raised. */
const CENTURIES = [1900, 2000, 2100, 2200, 1800]

/**
 * A PESEL as eleven ASCII digits (art. 15 ust. 2 of the act of 24 September 2010, Dz.U. nr 217 poz. 1427), spaces and
 * dashes dropped; full-width digits count, digits of other scripts do not. Undefined for what {@link explainPesel} faults.
 */
export function readPesel(typed: string): string | undefined {
  const digits = foldGrouped(typed)
  return digits !== undefined && faultOf(digits) === undefined ? digits : undefined
}

/** What is wrong with a PESEL, without repeating any of it; undefined when nothing is. */
export function explainPesel(typed: string): PeselFault | undefined {
  const digits = foldGrouped(typed)
  if (digits !== undefined) return faultOf(digits)
  return typed.trim().length > IDENTIFIER_MAX_LENGTH ? 'LENGTH' : 'DIGITS'
}

function faultOf(text: string): PeselFault | undefined {
  if (/[^0-9]/.test(text)) return 'DIGITS'
  if (text.length !== PESEL_LENGTH) return 'LENGTH'
  // a mistyped digit breaks the check and often the date too: the check says more
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0)
  if (sum % 10 !== 0) return 'CHECK'
  return isCalendarDate(text) ? undefined : 'DATE'
}

function isCalendarDate(pesel: string): boolean {
  const raisedMonth = Number(pesel.slice(2, 4))
  const year = (CENTURIES[Math.floor(raisedMonth / 20)] ?? 0) + Number(pesel.slice(0, 2))
  const month = raisedMonth % 20
  const day = Number(pesel.slice(4, 6))
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  // day 0 of the next month, which `Date.UTC` counts from 0
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
