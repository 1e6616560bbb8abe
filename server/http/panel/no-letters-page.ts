import { signInPath } from '../../../contract/hosted-page-path.js'
import type { Language } from '../../../contract/language.js'
import type { Unit } from '../../domain/unit.js'
import { markup } from '../../html/markup.js'
import { htmlPage } from '../pages/html-page.js'
import { NO_LETTERS, type NoLetters } from './letters-texts.js'

/** Why there are no letters, with the way back to the panel, if there is one. */
export function noLettersPage({
  unit,
  language,
  why,
}: {
  unit: Unit | undefined
  language: Language
  why: NoLetters
}): string {
  const t = NO_LETTERS[language]
  const back =
    unit === undefined
      ? ''
      : markup`\n<p><a href="/panel/${encodeURIComponent(unit.id)}?lang=${language}">${t.back}</a></p>`
  const again =
    unit === undefined
      ? ''
      : markup`\n<p><a href="${signInPath(unit.id)}/again?to=panel&amp;lang=${language}">${t.confirm}</a></p>`
  return htmlPage({
    language,
    title: t.title,
    styleSheet: '/panel.css',
    body: markup`<main>
<h1>${t.title}</h1>
<p>${t[why]}</p>${why === 'again' ? again : ''}${back}
</main>`,
  })
}
