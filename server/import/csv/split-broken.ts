import { unguarded } from './formula-guard.js'

/**
 * The fields of a line that is no record as in RFC 4180, as far as anything can be made of it: a quotation mark within a
 * field is a sign like any other, and one that is never closed takes in the rest.
 */
export function splitBroken(text: string, delimiter: string): string[] {
  const fields = ['']
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const last = fields.length - 1
    if (sign === '"' && isQuoted && text[at + 1] === '"') {
      fields[last] += sign
      at++
    } else if (sign === '"' && (isQuoted || fields[last] === '')) isQuoted = !isQuoted
    else if (sign === delimiter && !isQuoted) fields.push('')
    else fields[last] += sign
  }
  return fields.map(unguarded)
}
