import { plainPath, type PlainStep } from '../../../contract/hosted-page-path.js'
import { markup, type Markup } from '../../html/markup.js'
import { hiddenFields } from '../pages/form-field.js'
import { noticeBox } from '../pages/notice-box.js'
import { SIGN_IN_TEXTS } from '../sign-in/sign-in-texts.js'
import type { AskedChallenge } from './asked-challenge.js'
import { challengePart, otherWays, waitError } from './challenge-part.js'
import { errorSummary, type SaidError } from '../pages/error-summary.js'
import type { PlainError } from './plain-error.js'
import { placeFields, type PlainPlace } from './plain-place.js'
import { PLAIN_TEXTS } from './plain-texts.js'

/** A form that asks for a challenge beside its own fields. */
export interface PlainForm extends PlainPlace {
  asked: AskedChallenge
  errors: readonly PlainError[]
  /** Until there may be another try. */
  waitSeconds: number
}

/** What makes one form another. */
interface FormParts {
  step: PlainStep
  fields: Markup
  /** What is wrong, and with which of the fields. */
  said: SaidError[]
  submit: string
}

/** What is wrong above, then the form; without a challenge there is none, since nobody could send it. */
export function plainForm(form: PlainForm, { step, fields, said, submit }: FormParts): Markup {
  const { unit, language, asked, errors } = form
  const above = errorAbove(form)
  return markup`${noticeBox(above, 'alert')}${above === undefined ? errorSummary(said) : ''}${
    asked.way === 'later'
      ? markup`<form method="get" action="${plainPath(unit.id, step)}">${hiddenFields(placeFields(form))}
<p><button type="submit">${PLAIN_TEXTS[language].tryAgain}</button></p>
</form>`
      : markup`<form method="post" action="${plainPath(unit.id, step)}">${hiddenFields(placeFields(form))}
${fields}
${challengePart({ language, asked, errors })}
<p><button type="submit">${submit}</button></p>
${otherWays({ language, asked })}
</form>`
  }`
}

/** Whether anything is wrong by now: a wait that was not over may be. */
export function isWrong(form: PlainForm, said: readonly SaidError[]): boolean {
  return errorAbove(form) !== undefined || said.some(({ text }) => text !== undefined)
}

/** What is wrong with no field of it. */
function errorAbove({ language, asked, errors, waitSeconds }: PlainForm): string | undefined {
  const { later } = SIGN_IN_TEXTS[language]
  if (asked.way === 'later') return later(Math.ceil(asked.waitSeconds / 60))
  if (errors.includes('later')) return later(Math.ceil(waitSeconds / 60))
  if (errors.includes('busy')) return PLAIN_TEXTS[language].busy
  return waitError({ language, asked, errors })
}
