import type { Language } from '../../contract/language.js'
import type { LetterRecipient, LetterOrder } from '../domain/ports/letter-writer.js'
import { markup, type Markup } from '../html/markup.js'
import type { LetterTexts } from './texts/letter-texts.js'
import { LETTER_TEXTS } from './texts/texts.js'
import { tieWords } from '../typography/tie-words.js'

/** Characters from which on a smaller type is needed. */
const LONG_NAME = 60
const LONG_ADDRESS = 80
const LONG_CONTACT = 100

/** What stands on every letter of a document. */
export interface LetterFrame extends Pick<LetterOrder, 'unit' | 'address'> {
  /** Id of the symbol with the address. */
  qr: string
}

/** First name and surname. */
function fullName({ firstName, lastName }: Pick<LetterRecipient, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`.trim()
}

/** One sheet. The upper third is all that shows when it is folded: whose letter it is, and nothing to get in with. */
export function letterPage(frame: LetterFrame, language: Language, recipient: LetterRecipient): Markup {
  const texts = LETTER_TEXTS[language]
  return markup`<section class="sheet" lang="${language}">
${outerThird(frame, texts, recipient)}
${middleThird(frame, texts, recipient)}
${lowerThird(frame, texts, recipient)}
</section>
`
}

function outerThird({ unit }: LetterFrame, { outside }: LetterTexts, recipient: LetterRecipient): Markup {
  const name = fullName(recipient)
  const ofClass =
    recipient.class === '' ? '' : markup`<p class="class">${outside.class} <bdi>${recipient.class}</bdi></p>`
  return markup`<div class="outer">
<p class="unit">${unit.name}</p>
<div class="to"><p class="quiet">${tieWords(outside.toHand)}</p><p class="${sized('name', name, LONG_NAME)}"><bdi>${name}</bdi></p>${ofClass}</div>
</div>`
}

function middleThird({ address, qr }: LetterFrame, texts: LetterTexts, { substituteId }: LetterRecipient): Markup {
  const { title, intro, scan, identifier } = texts
  return markup`<div class="middle">
<div class="way">
<div class="words"><h1>${tieWords(title)}</h1><p class="intro">${tieWords(intro)}</p><p class="label">${texts.address}</p><p class="${sized('address', address, LONG_ADDRESS)}">${breakable(address)}</p></div>
<div class="qr"><svg role="img" aria-label="${scan}"><use href="#${qr}"/></svg><p>${tieWords(scan)}</p></div>
</div>
<div class="identifier"><p class="label">${identifier.label}</p><p class="id">${substituteId}</p><p class="label">${tieWords(identifier.hint)}</p></div>
</div>`
}

function lowerThird({ unit }: LetterFrame, texts: LetterTexts, { hasEmail }: LetterRecipient): Markup {
  const { noEmail, steps, help, secrecy } = texts
  return markup`<div class="lower">
<h2>${steps.title}</h2>
${hasEmail ? '' : markup`<p class="notice">${tieWords(noEmail)}</p>`}
<ol>${steps.items.map((step) => markup`<li>${tieWords(step)}</li>`)}</ol>
<p class="${sized('help', unit.contact, LONG_CONTACT)}"><b>${help}:</b> ${tieWords(unit.contact)}<br>${tieWords(secrecy)}</p>
</div>`
}

/** Lines of an address end after a slash, where they can. */
function breakable(address: string): Markup[] {
  return address.split(/(?<=[^:/]\/)(?!$)/).map((part, at) => (at === 0 ? markup`${part}` : markup`<wbr>${part}`))
}

function sized(name: string, text: string, long: number): string {
  return text.length < long ? name : `${name} long`
}
