/** Why a text is no PESEL, in the server's words; it has the last one. */
export type PeselError = 'PESEL_DIGITS' | 'PESEL_LENGTH' | 'PESEL_CHECK' | 'PESEL_DATE'

/** The check digit's own weight is last: with it the sum is a multiple of ten. */
const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]
/** By how many twenties the month was raised. */
const CENTURIES = [1900, 2000, 2100, 2200, 1800]

/** What is wrong with a PESEL, spaces and dashes aside; undefined when nothing is. */
export function checkPesel(typed: string): PeselError | undefined {
  const digits = typed.replace(/[\s-]/g, '')
  if (/\D/.test(digits)) return 'PESEL_DIGITS'
  if (digits.length !== WEIGHTS.length) return 'PESEL_LENGTH'
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  if (sum % 10 !== 0) return 'PESEL_CHECK'
  const raisedMonth = Number(digits.slice(2, 4))
  const year = (CENTURIES[Math.floor(raisedMonth / 20)] ?? 0) + Number(digits.slice(0, 2))
  const month = raisedMonth % 20
  const day = Number(digits.slice(4, 6))
  // day 0 of the next month, which `Date.UTC` counts from 0
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return month >= 1 && month <= 12 && day >= 1 && day <= days ? undefined : 'PESEL_DATE'
}
