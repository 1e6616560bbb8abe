import type { Language } from '../../../contract/language.js'
import { objectionPath } from '../../../contract/hosted-page-path.js'
import type { Unit } from '../../domain/unit.js'
import { markup } from '../../html/markup.js'
import { htmlPage } from './html-page.js'
import { OBJECTION_TEXTS, type ObjectionStep } from './objection-texts.js'
import { unitText } from '../../domain/unit-text.js'
import { unitLinks } from './unit-links.js'
import { unitWords } from './unit-words.js'

/** What a page of this way is written from. */
export interface ObjectionPage {
  unit: Unit
  language: Language
  step: ObjectionStep
  /** Of the account; empty where nobody is to learn it. */
  login?: string
  /** What the button sends along. */
  fields?: Record<string, string>
}

/** A page in words alone, with one button at most: it needs no script. */
export function objectionPage({ unit, language, step, login = '', fields = {} }: ObjectionPage): string {
  const t = OBJECTION_TEXTS[language]
  const { title, text, action } = t.steps[step]
  const hidden = Object.entries({ ...fields, lang: language }).map(
    ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`,
  )
  const form =
    action === undefined
      ? ''
      : markup`\n<form method="post" action="${objectionPath(unit.id)}">${hidden}<p><button type="submit">${action}</button></p></form>`
  return htmlPage({
    language,
    title: `${title} – ${unitText(unit, 'name', language).text}`,
    styleSheet: '/jst.css',
    body: markup`<header><p>${unitWords(unit, 'name', language)}</p></header>
<main>
<h1>${title}</h1>${login === '' ? '' : markup`\n<p>${t.login}: <strong>${login}</strong></p>`}
${text.map((sentence) => markup`<p>${sentence}</p>`)}${form}
</main>
<footer><p>${t.contact}: ${unitWords(unit, 'contact', language)}</p>${unitLinks(unit, language) ?? ''}</footer>`,
  })
}
