import { IDENTIFIER_MAX_LENGTH } from './field-lengths.js'

/** Characters that nobody sees, and so nobody types: zero-width ones, soft hyphens, marks of direction. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
/** An address as programs copy it: alone in brackets, or behind its owner's name. */
const BRACKETED = /^[^<>‹›«»]*[<‹«]([^<>‹›«»]+)[>›»][^<>‹›«»]*$/
const BEFORE = /^(?:[\s"'„“”‚‘’<>‹›«»()[\]{},;:]+|(?:e-?mail|login|pesel)\s*:)+/i
const BEHIND = /[\s"'„“”‚‘’<>‹›«»()[\]{},;:.…!?]+$/
const MAILTO = /^mailto:([^?]*).*$/i

/**
 * What was typed without what comes along when somebody copies it: `mailto:`, brackets, quotation marks, the name of its
 * owner, punctuation behind it, characters that nobody sees. It says nothing of what the text is; a login may end in a full
 * stop, so a text is first read as it is.
 */
export function stripPaste(typed: string): string {
  if (typed.length > IDENTIFIER_MAX_LENGTH) return typed
  const seen = typed.replace(UNSEEN, '').trim()
  const bare = (BRACKETED.exec(seen)?.[1] ?? seen).replace(BEFORE, '').replace(MAILTO, '$1')
  return bare.replace(BEHIND, '')
}
