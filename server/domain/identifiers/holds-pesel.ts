import { readPesel } from '../../../contract/pesel.js'

/** Eleven digits that no other digit stands beside, with a mark or two between some of them; also one in another. */
const ELEVEN = /(?<!\d)(?=(\d(?:[\s._/\p{Pd}\u2212\p{Cf}]{0,2}\d){10})(?!\d))/gu

/**
 * Whether a PESEL stands somewhere in a text that is shown, mailed or written down as it is. The server alone asks: the
 * oldest browsers that we serve cannot even read the expression.
 */
export function holdsPesel(text: string): boolean {
  const found = [...text.normalize('NFKC').matchAll(ELEVEN)]
  return found.some(([, digits = '']) => readPesel(digits.replace(/\D/g, '')) !== undefined)
}
