/** Control, format, private and unassigned characters, lone surrogates, line breaks, marks of direction. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
/** What makes a mail program draw a link or an address; the third dot too: `J. R. Nowak` has two. */
const LINK = /[/:@\\\u2044\u2215\u2236\ua789\u29f8]|www\.|[.。].*[.。].*[.。]/i

/**
 * Whether a name, or that of a class, can stand in a mail: in no way it is read does it hold a link, an address or a
 * line break. How long it may be, `field-lengths.ts` says.
 */
export function isPlainName(text: string): boolean {
  // a full-width colon is a colon to a mail program, and an ellipsis three dots; what only looks like a colon or a slash
  // is one to whoever types the address
  return !INVISIBLE.test(text) && !LINK.test(text.normalize('NFKC'))
}
