import { markup } from '../../html/markup.js'
import { formField, hiddenFields } from '../pages/form-field.js'
import { noticeBox } from '../pages/notice-box.js'
import { accountPage, type AccountPlace } from './account-page.js'
import { partPath } from './account-part.js'
import { ACCOUNT_TEXTS } from './account-texts.js'
import { EMAIL_ERRORS } from './email-error.js'
import { EMAIL_TEXTS } from './email-texts.js'

/** What the page is written from. */
export interface EmailPage {
  /** Undefined: there is none. */
  email: string | undefined
  /** Asked for by the person, and waiting for the office. */
  waiting: string | undefined
  isMailed: boolean
  /** What `e` of the address says: anything at all. */
  error: string
}

/** Where somebody gives another e-mail address, as far as the unit lets them. */
export function emailPage(place: AccountPlace, { email, waiting, isMailed, error: typed }: EmailPage): string {
  const { unit, language } = place
  const t = EMAIL_TEXTS[language]
  const error = EMAIL_ERRORS.find((each) => each === typed)
  const isAtField = error === 'email' || error === 'same'
  const form =
    unit.emailChange === 'off'
      ? ''
      : markup`
<form method="post" action="${partPath(unit.id, 'email')}">${hiddenFields({ lang: language })}
${formField({
  name: 'email',
  label: t.field,
  hint: t.hint,
  error: isAtField ? t.errors[error] : undefined,
  attributes: { type: 'text', inputmode: 'email', autocomplete: 'email', autocapitalize: 'none', spellcheck: 'false' },
})}
<p><button type="submit">${t.submit}</button></p>
</form>`
  return accountPage(place, {
    title: ACCOUNT_TEXTS[language].part.email,
    isWrong: error !== undefined,
    main: markup`${noticeBox(error !== undefined && !isAtField ? t.errors[error] : undefined, 'alert')}${noticeBox(isMailed && error === undefined ? t.mailed : undefined, 'status')}<dl>
<dt>${t.now}</dt>
<dd>${email ?? t.none}</dd>
${waiting === undefined ? '' : markup`<dt>${t.waits}</dt>\n<dd>${waiting}</dd>\n`}</dl>
<p>${t.lead[unit.emailChange]}</p>${form}`,
  })
}
