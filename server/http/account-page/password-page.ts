import { hostedPagePath } from '../../../contract/hosted-page-path.js'
import { passwordRules } from '../../domain/passwords/password-rules.js'
import { markup } from '../../html/markup.js'
import { formField, hiddenFields } from '../pages/form-field.js'
import { noticeBox } from '../pages/notice-box.js'
import { accountPage, type AccountPlace } from './account-page.js'
import { partDestination, partPath } from './account-part.js'
import { ACCOUNT_TEXTS } from './account-texts.js'
import { AT_CURRENT, AT_NEXT, PASSWORD_ERRORS } from './password-error.js'
import { PASSWORD_TEXTS } from './password-texts.js'

/** What the page is written from. */
export interface PasswordPage {
  isDone: boolean
  /** What `e` of the address says: anything at all. */
  error: string
  /** Until there may be another try. */
  waitSeconds: number
}

/** Where somebody changes their password with the one there is. The hidden name tells a password manager whose it is. */
export function passwordPage(place: AccountPlace, { isDone, error: typed, waitSeconds }: PasswordPage): string {
  const { unit, language, account } = place
  const t = PASSWORD_TEXTS[language]
  const error = PASSWORD_ERRORS.find((each) => each === typed)
  const atCurrent = AT_CURRENT.find((each) => each === error)
  const atNext = AT_NEXT.find((each) => each === error)
  const above = error === 'later' ? t.later(Math.ceil(waitSeconds / 60)) : error === 'busy' ? t.errors.busy : undefined
  const done = isDone && error === undefined ? t.done : undefined
  const { minLength } = passwordRules(unit.passwordMinLength)
  return accountPage(place, {
    title: ACCOUNT_TEXTS[language].part.password,
    isWrong: error !== undefined,
    main: markup`${noticeBox(above, 'alert')}${noticeBox(done, 'status')}<p>${t.lead}</p>
<form method="post" action="${partPath(unit.id, 'password')}">${hiddenFields({ lang: language })}
<input type="text" name="username" value="${account.login}" autocomplete="username" hidden>
${formField({
  name: 'current',
  label: t.current,
  error: atCurrent && t.errors[atCurrent],
  attributes: { type: 'password', autocomplete: 'current-password', enterkeyhint: 'next' },
})}
${formField({
  name: 'next',
  label: t.next,
  hint: t.hint(minLength),
  error: atNext && t.errors[atNext],
  attributes: { type: 'password', autocomplete: 'new-password', enterkeyhint: 'go' },
})}
<p><button type="submit">${t.submit}</button></p>
<p class="after"><a href="${hostedPagePath(unit.id)}?to=${partDestination('password')}&amp;lang=${language}">${t.forgotten}</a></p>
</form>`,
  })
}
