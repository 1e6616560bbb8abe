import type { Language } from '../../../contract/language.js'
import type { Unit } from '../../domain/unit.js'
import { markup, type Markup } from '../../html/markup.js'
import { htmlPage } from './html-page.js'
import { STEP_TEXTS } from './step-texts.js'
import { unitText } from '../../domain/unit-text.js'
import { unitLinks } from './unit-links.js'
import { unitWords } from './unit-words.js'

/** A step of a way through forms. */
export interface StepPage {
  title: string
  isWrong: boolean
  main: Markup
  /** Path of a script that the page can do without. */
  script?: string
}

/** A page of one step: one heading, what it says, and the school's contact. It needs no script, but for passkeys. */
export function stepPage(
  { unit, language }: { unit: Unit; language: Language },
  { title, isWrong, main, script }: StepPage,
): string {
  const { contact, wrongTitle } = STEP_TEXTS[language]
  return htmlPage({
    language,
    title: `${isWrong ? `${wrongTitle}: ` : ''}${title} – ${unitText(unit, 'name', language).text}`,
    styleSheet: '/jst.css',
    ...(script !== undefined && { script }),
    body: markup`<header><p>${unitWords(unit, 'name', language)}</p></header>
<main>
<h1>${title}</h1>
${main}
</main>
<footer><p>${contact}: ${unitWords(unit, 'contact', language)}</p>${unitLinks(unit, language) ?? ''}</footer>`,
  })
}
