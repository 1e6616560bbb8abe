import type { LetterOrder, LetterRecipient } from '../domain/ports/letter-writer.js'
import type { Language } from '../../contract/language.js'
import { markup, type Markup } from '../html/markup.js'
import { localMoment } from '../typography/local-moment.js'
import { tieWords } from '../typography/tie-words.js'
import type { LetterTexts } from './texts/letter-texts.js'
import { LETTER_TEXTS } from './texts/texts.js'
import { unitText, type UnitText } from '../domain/unit-text.js'
import { inLanguage } from '../html/in-language.js'

/** Characters from which on a smaller type is needed. */
const LONG_NAME = 60
const LONG_ADDRESS = 70
const LONG_CONTACT = 100

/** What stands on every letter of a document. */
export type LetterFrame = Pick<LetterOrder, 'unit' | 'address' | 'codeAddress'> & { isLarge: boolean }

/** A letter to be drawn. */
export interface Letter {
  recipient: LetterRecipient
  language: Language
  /** The picture that a telephone reads. */
  qr: Markup
}

/** First name and surname. */
function fullName({ firstName, lastName }: Pick<LetterRecipient, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`.trim()
}

/**
 * One sheet, or two pages in large type. The upper third is all that shows when it is folded: whose letter it is, and
 * nothing to get in with. What lets somebody in stands in the middle one.
 */
export function letterPage(frame: LetterFrame, letter: Letter): Markup {
  const texts = LETTER_TEXTS[letter.language]
  const sheet = (content: Markup, more = ''): Markup =>
    markup`<section class="sheet${more}" lang="${letter.language}">
${content}
</section>
`
  const contact = unitText(frame.unit, 'contact', letter.language)
  const [outer, middle] = [outerThird(frame, texts, letter), middleThird(frame, texts, letter)]
  const steps = stepsOf(texts, letter)
  const help = helpOf(contact, texts, letter)
  const isTight = isStuck(letter) || contact.text.length >= LONG_CONTACT
  const lower = isTight ? 'lower tight' : 'lower'
  if (!frame.isLarge) return sheet(markup`${outer}\n${middle}\n<div class="${lower}">\n${steps}\n${help}\n</div>`)
  const intro = markup`<p class="intro">${tieWords(introOf(texts, letter))}</p>`
  return markup`${sheet(markup`${outer}\n${middle}\n<div class="${lower}">\n${intro}\n${help}\n</div>`)}${sheet(markup`<div class="steps">\n${steps}\n</div>`, ' second')}`
}

function outerThird({ unit }: LetterFrame, { outside }: LetterTexts, { recipient, language: around }: Letter): Markup {
  const unitName = unitText(unit, 'name', around)
  const name = fullName(recipient)
  const ofClass =
    recipient.class === '' ? '' : markup`<p class="class">${outside.class} <bdi>${recipient.class}</bdi></p>`
  return markup`<div class="outer">
<p class="unit">${inLanguage(unitName.text, { language: unitName.language, around })}</p>
<div class="to"><p class="quiet">${tieWords(outside.toHand)}</p><p class="${sized('name', name, LONG_NAME)}"><bdi>${name}</bdi></p>${ofClass}</div>
</div>`
}

function middleThird(frame: LetterFrame, texts: LetterTexts, letter: Letter): Markup {
  const { access, substituteId } = letter.recipient
  const address = access === undefined ? frame.address : frame.codeAddress
  const intro = frame.isLarge ? '' : markup`<p class="intro">${tieWords(introOf(texts, letter))}</p>`
  return markup`<div class="middle">
<div class="way">
<div class="words"><h1>${tieWords(texts.title)}</h1>${intro}<p class="label">${texts.address}</p><p class="${sized('address', address, LONG_ADDRESS)}">${breakable(address)}</p></div>
<div class="qr">${letter.qr}<p>${tieWords(texts.scan)}</p></div>
</div>
<div class="identifier">
<div class="${access === undefined ? 'keys' : 'keys two'}"><div><p class="label">${texts.identifier.label}</p><p class="id">${substituteId}</p></div>${access === undefined ? '' : markup`<div><p class="label">${texts.code.label}</p><p class="id">${access.code}</p></div>`}</div>
<p class="label">${tieWords(hintOf(texts, letter))}</p>
</div>
</div>`
}

function introOf(texts: LetterTexts, { recipient: { access } }: Letter): string {
  return access === undefined ? texts.intro : texts.code.intro
}

function hintOf({ identifier, code }: LetterTexts, { language, recipient: { access } }: Letter): string {
  return access === undefined ? identifier.hint : `${code.until(localMoment(language, access.until).date)} ${code.hint}`
}

/** The letter opens nothing, and no mail can come. */
function isStuck({ recipient: { access, hasEmail } }: Letter): boolean {
  return access === undefined && !hasEmail
}

function stepsOf({ noEmail, steps, code }: LetterTexts, letter: Letter): Markup {
  const items = letter.recipient.access === undefined ? steps.items : code.items
  return markup`<h2>${steps.title}</h2>
${isStuck(letter) ? markup`<p class="notice">${tieWords(noEmail)}</p>` : ''}
<ol>${items.map((step) => markup`<li>${tieWords(step)}</li>`)}</ol>`
}

function helpOf({ text, language }: UnitText, { help, secrecy }: LetterTexts, { language: around }: Letter): Markup {
  const contact = inLanguage(tieWords(text), { language, around })
  return markup`<p class="${sized('help', text, LONG_CONTACT)}"><b>${help}:</b> ${contact}<br>${tieWords(secrecy)}</p>`
}

/** Lines of an address end after a slash, where they can. */
function breakable(address: string): Markup[] {
  return address.split(/(?<=[^:/]\/)(?!$)/).map((part, at) => (at === 0 ? markup`${part}` : markup`<wbr>${part}`))
}

function sized(name: string, text: string, long: number): string {
  return text.length < long ? name : `${name} long`
}
