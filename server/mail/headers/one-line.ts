/**
 * Text that somebody stored, made fit for a header or for one line of a mail: NFC, no line break, no control and no
 * invisible or direction-changing character, no lone surrogate.
 */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .trim()
}
