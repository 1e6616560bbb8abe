import { isPlainName } from '../../../contract/plain-name.js'
import { oneLine } from '../headers/one-line.js'

/** A dot with letters on both sides, as in a domain's name: mail programs draw a link there. */
const GLUED_DOT = /(?<=[^\s.])[.。](?=\p{L}{2})/gu

/**
 * What a school wrote of a person, as one line of a mail in the municipality's name: in it no mail program finds a link.
 * Empty for what no door would take today: it was stored before, or by somebody who writes past us.
 */
export function schoolText(text: string): string {
  const line = text.trim()
  return isPlainName(line) ? oneLine(line).replace(GLUED_DOT, '. ') : ''
}
