import { setImmediate } from 'node:timers/promises'
import type { Language } from '../../contract/language.js'
import { languageOf } from '../domain/language-of.js'
import type { LetterOrder, LetterRecipient } from '../domain/ports/letter-writer.js'
import { letterPage, type LetterFrame } from './letter-page.js'
import { markup, trusted, type Markup } from '../html/markup.js'
import { qrPicture, qrSymbol } from '../html/qr-code.js'
import { registerPage } from './register-page.js'
import { LETTER_POLICY, LETTER_STYLE } from './style.js'
import { LETTER_TEXTS } from './texts/texts.js'
import { tieWords } from '../typography/tie-words.js'
import { unitText } from '../domain/unit-text.js'

/** Characters; a longer one neither fits a letter nor makes a code that a telephone reads. */
const ADDRESS_MAX_LENGTH = 300

/**
 * The document in pieces of a page: for each class its letters, then its register. It holds its own style and runs
 * nothing and fetches nothing. Throws `RangeError` when the address has no room on a letter.
 */
export async function* writeLetters(order: LetterOrder): AsyncGenerator<string> {
  const { unit, address, codeAddress, linkIn, recipients, nameless = [], isLarge = false } = order
  for (const { length } of [address, codeAddress])
    if (length > ADDRESS_MAX_LENGTH)
      throw new RangeError(
        `the recovery page has an address of ${length} characters; letters take ${ADDRESS_MAX_LENGTH}`,
      )
  const own = languageOf(unit)
  const frame: LetterFrame = { unit, address, codeAddress, isLarge }
  const drawQr = qrDrawer(linkIn)
  yield String(opening(frame, own, nameless))
  let ofClass: LetterRecipient[] = []
  for await (const recipient of recipients) {
    if (ofClass[0] !== undefined && ofClass[0].class !== recipient.class) {
      yield String(registerPage(unit, own, ofClass))
      ofClass = []
    }
    const language = languageOf(unit, recipient)
    const { store, qr } = drawQr(recipient, language)
    if (store !== undefined) yield String(store)
    yield String(letterPage(frame, { recipient, language, qr }))
    ofClass.push(recipient)
    // drawing takes a millisecond or two, and letters come by the thousand
    if (recipient.access !== undefined) await setImmediate()
  }
  if (ofClass.length > 0) yield String(registerPage(unit, own, ofClass))
  yield '</body>\n</html>\n'
}

/** Draws the link of a letter; all letters of a language that open nothing share one drawing, which stands before the first. */
function qrDrawer(linkIn: LetterOrder['linkIn']) {
  const drawn = new Set<Language>()
  return ({ access }: LetterRecipient, language: Language): { store?: Markup; qr: Markup } => {
    const { scan } = LETTER_TEXTS[language]
    if (access !== undefined) return { qr: qrPicture(scan, access.link) }
    const id = `address-${language}`
    const qr = markup`<svg role="img" aria-label="${scan}"><use href="#${id}"/></svg>`
    if (drawn.has(language)) return { qr }
    drawn.add(language)
    return { store: markup`<svg class="store">${qrSymbol(id, linkIn(language))}</svg>\n`, qr }
  }
}

function opening({ unit, isLarge }: LetterFrame, language: Language, nameless: readonly string[]): Markup {
  const { title, hint, ...texts } = LETTER_TEXTS[language]
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${LETTER_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title} – ${unitText(unit, 'name', language).text}</title>
<style>${trusted(LETTER_STYLE)}</style>
</head>
<body${isLarge ? markup` class="large"` : ''}>
<p class="hint">${tieWords(isLarge ? texts.hintLarge : hint)}</p>
${
  nameless.length === 0
    ? ''
    : // logins are copied from here: they stay as they are
      markup`<p class="hint"><strong>${texts.nameless(nameless.join(', '))}</strong></p>
`
}`
}
