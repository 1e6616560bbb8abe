import type { Language } from '../../contract/language.js'
import type { LetterOrder, LetterRecipient } from '../domain/ports/letter-writer.js'
import { markup, type Markup } from '../html/markup.js'
import { LETTER_TEXTS } from './texts/texts.js'
import { tieWords } from '../typography/tie-words.js'
import { unitText } from '../domain/unit-text.js'
import { inLanguage } from '../html/in-language.js'

/**
 * The list on which the people of one class sign for their letters, surnames first as in a class register; a long one goes
 * on with its heading repeated.
 */
export function registerPage(
  unit: LetterOrder['unit'],
  language: Language,
  recipients: readonly LetterRecipient[],
): Markup {
  const { outside, register } = LETTER_TEXTS[language]
  const name = unitText(unit, 'name', language)
  const ofClass = recipients[0]?.class ?? ''
  const heading = ofClass === '' ? register.noClass : `${outside.class} ${ofClass}`
  const count = `${register.letters}: ${recipients.length}`
  const codes = recipients.filter(({ access }) => access !== undefined).length
  const ifCodes = (cell: Markup): Markup | string => (codes > 0 ? cell : '')
  const row = ({ firstName, lastName, access }: LetterRecipient, at: number): Markup =>
    markup`<tr><td class="number">${at + 1}</td><td><bdi>${`${lastName} ${firstName}`.trim()}</bdi></td>${ifCodes(markup`<td class="code">${access === undefined ? '' : register.yes}</td>`)}<td></td><td></td></tr>\n`
  return markup`<section class="register" lang="${language}">
<h1>${register.title}</h1>
<p class="fold">${tieWords(register.fold)}</p>${ifCodes(markup`
<p class="fold">${tieWords(register.codes)}</p>`)}
<table>
<colgroup><col class="number"><col>${ifCodes(markup`<col class="code">`)}<col class="date"><col class="signature"></colgroup>
<thead>
<tr><th class="of" colspan="${codes > 0 ? 5 : 4}">${inLanguage(name.text, { language: name.language, around: language })} · ${heading} · ${count}</th></tr>
<tr><th class="number">${register.number}</th><th>${register.name}</th>${ifCodes(markup`<th class="code">${register.code}</th>`)}<th>${register.date}</th><th>${register.signature}</th></tr>
</thead>
<tbody>
${recipients.map(row)}</tbody>
</table>
</section>
`
}
