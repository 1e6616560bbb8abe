import { markup } from '../../html/markup.js'
import { stepPage } from '../pages/step-page.js'
import { challengeError } from './challenge-part.js'
import { identifierError, identifierField } from './identifier-field.js'
import { isWrong, plainForm, type PlainForm } from './plain-form.js'
import { PLAIN_TEXTS } from './plain-texts.js'
import { stepHref } from './plain-place.js'
import { REQUEST_TEXTS } from './request-texts.js'

/** Where a mail is asked for; `identifier` is what was typed before. */
export function requestPage(page: PlainForm & { identifier: string }): string {
  const { language, errors, identifier } = page
  const t = REQUEST_TEXTS[language]
  const wrong = identifierError(language, errors)
  const said = [
    { field: 'identifier', text: wrong },
    { field: 'characters', text: challengeError(page) },
  ]
  return stepPage(page, {
    title: t.title,
    isWrong: isWrong(page, said),
    main: markup`<p>${t.lead}</p>
${plainForm(page, {
  step: 'request',
  fields: identifierField({ language, value: identifier, errors }),
  said,
  submit: t.submit,
})}
<p class="after"><a href="${stepHref(page, 'code')}">${PLAIN_TEXTS[language].haveCode}</a></p>`,
  })
}
