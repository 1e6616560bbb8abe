import type { Language } from '../../../contract/language.js'
import type { Unit } from '../../domain/unit.js'
import { markup, type Markup } from '../../html/markup.js'
import type { Destination } from '../pages/destination.js'
import { htmlPage } from '../pages/html-page.js'
import type { SignInError } from './sign-in-error.js'
import { SIGN_IN_TEXTS } from './sign-in-texts.js'

/** Whose page it is, in which language, and where its reader is going. */
export interface Place {
  unit: Unit
  language: Language
  to: Destination
}

/** A page of the sign-in: one heading, what it says, and the school's contact. It needs no script, but for passkeys. */
export function stepPage(
  { unit, language }: Place,
  { title, isWrong, main, script }: { title: string; isWrong: boolean; main: Markup; script?: string },
): string {
  const { contact, wrongTitle } = SIGN_IN_TEXTS[language]
  return htmlPage({
    language,
    title: `${isWrong ? `${wrongTitle}: ` : ''}${title} – ${unit.name}`,
    styleSheet: '/jst.css',
    ...(script !== undefined && { script }),
    body: markup`<header><p>${unit.name}</p></header>
<main>
<h1>${title}</h1>
${main}
</main>
<footer><p>${contact}: ${unit.contact}</p></footer>`,
  })
}

/** What is wrong with more than one field, or with none of them; `waitSeconds` until there may be another try. */
export function errorAbove({
  language,
  error,
  waitSeconds = 60,
}: Pick<Place, 'language'> & { error?: SignInError | undefined; waitSeconds?: number }): string | undefined {
  const { errors, later } = SIGN_IN_TEXTS[language]
  if (error === 'later') return later(Math.ceil(waitSeconds / 60))
  return error === 'busy' || error === 'over' || error === 'passkey' || error === 'foreign' ? errors[error] : undefined
}
