import { markup } from '../../html/markup.js'
import { formField } from '../pages/form-field.js'
import { stepPage } from '../pages/step-page.js'
import { challengeError } from './challenge-part.js'
import { CODE_TEXTS } from './code-texts.js'
import { identifierError, identifierField } from './identifier-field.js'
import type { PlainError } from './plain-error.js'
import { isWrong, plainForm, type PlainForm } from './plain-form.js'
import { stepHref } from './plain-place.js'
import { PLAIN_TEXTS } from './plain-texts.js'

/** Characters of the longest code, with room for what stands between them. */
const MOST_CODE = '32'

/** Where the code of a mail or a letter is typed; `identifier` and `code` are what was typed before. */
export function codePage(page: PlainForm & { identifier: string; code: string }): string {
  const { language, errors, identifier, code } = page
  const t = CODE_TEXTS[language]
  const who = identifierError(language, errors)
  const wrong = codeError(page)
  const said = [
    { field: 'identifier', text: who },
    { field: 'code', text: wrong },
    { field: 'characters', text: challengeError(page) },
  ]
  return stepPage(page, {
    title: t.title,
    isWrong: isWrong(page, said),
    main: markup`<p>${t.lead}</p>
${plainForm(page, {
  step: 'code',
  fields: markup`${identifierField({ language, value: identifier, errors })}
${formField({
  name: 'code',
  label: t.code,
  hint: t.hint,
  error: wrong,
  value: code,
  attributes: {
    type: 'text',
    autocomplete: 'one-time-code',
    autocapitalize: 'characters',
    spellcheck: 'false',
    enterkeyhint: 'next',
    maxlength: MOST_CODE,
  },
})}`,
  said,
  submit: t.submit,
})}
<p class="after"><a href="${stepHref(page, 'request')}">${PLAIN_TEXTS[language].askAgain}</a></p>`,
  })
}

function codeError({ language, errors }: { language: PlainForm['language']; errors: readonly PlainError[] }) {
  const t = CODE_TEXTS[language]
  if (errors.includes('code')) return t.missing
  if (errors.includes('code-odd')) return t.odd
  return errors.includes('code-wrong') ? t.wrong : undefined
}
