import type { Language } from './language.js'

/** A number as the language writes it: 20 000, 20,000. */
export function formatNumber(language: Language, n: number): string {
  return new Intl.NumberFormat(language).format(n)
}
