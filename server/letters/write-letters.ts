import type { Language } from '../../contract/language.js'
import { languageOf } from '../domain/language-of.js'
import type { LetterOrder, LetterRecipient } from '../domain/ports/letter-writer.js'
import { letterPage, type LetterFrame } from './letter-page.js'
import { markup, trusted, type Markup } from '../html/markup.js'
import { qrSymbol } from '../html/qr-code.js'
import { registerPage } from './register-page.js'
import { LETTER_POLICY, LETTER_STYLE } from './style.js'
import { LETTER_TEXTS } from './texts/texts.js'
import { tieWords } from '../typography/tie-words.js'

/** Characters; a longer one neither fits a letter nor makes a code that a telephone reads. */
const ADDRESS_MAX_LENGTH = 300
/** All letters of a document share one drawing. */
const QR = 'address'

/**
 * The document in pieces of a page: for each class its letters, then its register. It holds its own style and runs
 * nothing and fetches nothing. Throws `RangeError` when the address has no room on a letter.
 */
export async function* writeLetters({ unit, address, recipients, nameless = [] }: LetterOrder): AsyncGenerator<string> {
  if (address.length > ADDRESS_MAX_LENGTH) {
    throw new RangeError(
      `the recovery page has an address of ${address.length} characters; letters take ${ADDRESS_MAX_LENGTH}`,
    )
  }
  const own = languageOf(unit)
  const frame: LetterFrame = { unit, address, qr: QR }
  yield String(opening(frame, own, nameless))
  for (const ofClass of byClass(recipients)) {
    for (const recipient of ofClass) yield String(letterPage(frame, languageOf(unit, recipient), recipient))
    yield String(registerPage(unit, own, ofClass))
  }
  yield '</body>\n</html>\n'
}

function opening({ unit, address, qr }: LetterFrame, language: Language, nameless: readonly string[]): Markup {
  const { title, hint, ...texts } = LETTER_TEXTS[language]
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${LETTER_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title} – ${unit.name}</title>
<style>${trusted(LETTER_STYLE)}</style>
</head>
<body>
<svg class="store">${qrSymbol(qr, address)}</svg>
<p class="hint">${tieWords(hint)}</p>
${
  nameless.length === 0
    ? ''
    : // logins are copied from here: they stay as they are
      markup`<p class="hint"><strong>${texts.nameless(nameless.join(', '))}</strong></p>
`
}`
}

/** Runs of one class each. */
function* byClass(recipients: readonly LetterRecipient[]): Generator<LetterRecipient[]> {
  let run: LetterRecipient[] = []
  for (const recipient of recipients) {
    if (run[0] !== undefined && run[0].class !== recipient.class) {
      yield run
      run = []
    }
    run.push(recipient)
  }
  if (run.length > 0) yield run
}
