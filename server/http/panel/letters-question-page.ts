import type { Language } from '../../../contract/language.js'
import type { FoundLetters, LettersOf } from '../../domain/panel/panel-letters.js'
import type { Unit } from '../../domain/unit.js'
import { markup, type Markup } from '../../html/markup.js'
import { localMoment } from '../../typography/local-moment.js'
import { tieWords } from '../../typography/tie-words.js'
import { hiddenFields } from '../pages/form-field.js'
import { htmlPage } from '../pages/html-page.js'
import { lettersQuery } from './letters-of.js'
import { LETTERS_QUESTION, type LettersQuestion } from './letters-question-texts.js'
import { unitText } from '../../domain/unit-text.js'

/** What is asked before letters are printed. */
export interface LettersQuestionPage {
  unit: Unit
  language: Language
  of: LettersOf
  found: FoundLetters
  /** When what they open is over. */
  until: Date
}

/** How many letters there are, what they open and what they end, with the button that prints them. */
export function lettersQuestionPage({ unit, language, of, found, until }: LettersQuestionPage): string {
  const t = LETTERS_QUESTION[language]
  const { chosen, codes, replaced } = found
  const path = `/panel/${encodeURIComponent(unit.id)}`
  const count = (name: string, number: number, more = ''): Markup =>
    markup`<li>${name}: <strong>${number}</strong>${more === '' ? '' : markup`. ${tieWords(more)}`}</li>\n`
  const counts = [
    count(t.letters, chosen.recipients.length),
    ...(codes > 0 ? [count(t.codes, codes, t.codesHold(localMoment(language, until).date))] : []),
    ...(replaced > 0 ? [count(t.replaced, replaced, t.replacedHow)] : []),
  ]
  const nameless =
    chosen.nameless.length === 0
      ? ''
      : markup`<p>${t.nameless}: <bdi>${chosen.nameless.join(', ')}</bdi>. ${tieWords(t.namelessHow)}</p>\n`
  return htmlPage({
    language,
    title: `${t.title} – ${unitText(unit, 'name', language).text}`,
    styleSheet: '/panel.css',
    body: markup`<main>
<h1>${t.title}</h1>
<p>${whose(of, found, t)}</p>
<ul>
${counts}</ul>
${nameless}${codes > 0 ? markup`<p>${tieWords(t.care)}</p>\n` : ''}<form method="post" action="${path}/letters">
${hiddenFields({ ...lettersQuery(of), lang: language })}
<p><label><input type="checkbox" name="large" value="1"> ${tieWords(t.large)}</label></p>
<p><button type="submit">${t.action}</button></p>
</form>
<p><a href="${path}?lang=${language}">${t.back}</a></p>
</main>`,
  })
}

function whose(of: LettersOf, { chosen: { recipients } }: FoundLetters, t: LettersQuestion): Markup {
  const [first] = recipients
  if (of.kind === 'unit') return markup`${t.everybody}`
  if (of.kind === 'person') return markup`<bdi>${`${first?.firstName ?? ''} ${first?.lastName ?? ''}`.trim()}</bdi>`
  return first?.class ? markup`${t.class} <bdi>${first.class}</bdi>` : markup`${t.noClass}`
}
