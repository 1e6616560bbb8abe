import { randomInt } from 'node:crypto'
import { SYMBOLS, weighSymbols } from '../../../contract/read-symbols.js'

export { readSymbols } from '../../../contract/read-symbols.js'

const MODULUS = SYMBOLS.length
const GROUP = 4

/** So many symbols, sixteen at the most: the last one checks the others, which are 4.09 bits of the system's CSPRNG each. */
export function generateSymbols(length: number): string {
  const values = Array.from({ length: length - 1 }, () => randomInt(MODULUS))
  return [...values, (MODULUS + 1 - weighSymbols([...values, 0])) % MODULUS].map((value) => SYMBOLS[value]).join('')
}

/** In groups of four, as they are printed and read aloud: `0123-4567-89CH-KMP7`. */
export function groupSymbols(symbols: string): string {
  const groups = Array.from({ length: Math.ceil(symbols.length / GROUP) }, (_, at) =>
    symbols.slice(at * GROUP, (at + 1) * GROUP),
  )
  return groups.join('-')
}
