import { plainPath } from '../../../contract/hosted-page-path.js'
import type { TicketFacts } from '../../domain/recovery/inspect-ticket.js'
import { markup, type Markup } from '../../html/markup.js'
import { localMoment } from '../../typography/local-moment.js'
import { AT_NEXT } from '../account-page/password-error.js'
import { PASSWORD_TEXTS } from '../account-page/password-texts.js'
import { formField, hiddenFields } from '../pages/form-field.js'
import { noticeBox } from '../pages/notice-box.js'
import { stepPage } from '../pages/step-page.js'
import { errorSummary } from '../pages/error-summary.js'
import { PLAIN_PASSWORD_TEXTS } from './password-texts.js'
import { placeFields, type PlainPlace } from './plain-place.js'
import { PLAIN_TEXTS } from './plain-texts.js'

/** What the page is written from. */
export interface PasswordPage extends PlainPlace {
  /** Travels in the form alone. */
  ticket: string
  facts: TicketFacts
  /** What `e` of the address says: anything at all. */
  error: string
  /** Until there may be another try. */
  waitSeconds: number
}

/** Where a password is set for a ticket. Nothing here can show what was typed, so that it is typed twice. */
export function passwordPage({ ticket, facts, error, waitSeconds, ...place }: PasswordPage): string {
  const { unit, language } = place
  const t = PLAIN_PASSWORD_TEXTS[language]
  const of = PASSWORD_TEXTS[language]
  const { login, purpose, expiresAt, passwordRules, others, forAll } = facts
  const atNext = AT_NEXT.find((each) => each === error)
  const nextError = atNext && of.errors[atNext]
  const repeatedError = error === 'different' ? t.different : undefined
  const above = errorAbove(place, { error, waitSeconds })
  const { date, time } = localMoment(language, expiresAt)
  const said = [
    { field: 'next', text: nextError },
    { field: 'repeated', text: repeatedError },
  ]
  return stepPage(place, {
    title: purpose === 'activation' ? t.titleActivation : t.title,
    isWrong: [above, nextError, repeatedError].some((each) => each !== undefined),
    main: markup`${noticeBox(above, 'alert')}${errorSummary(said)}<p>${t.until(date, time)}</p>
<form method="post" action="${plainPath(unit.id, 'password')}">${hiddenFields({ ...placeFields(place), ticket })}
${formField({
  name: 'username',
  label: t.login,
  value: login,
  attributes: { type: 'text', autocomplete: 'username', spellcheck: 'false', readonly: '' },
})}
${passwordField('next', { label: of.next, hint: of.hint(passwordRules.minLength), error: nextError })}
${passwordField('repeated', { label: t.repeated, error: repeatedError })}
${others.length === 0 ? '' : forAllField({ label: t.all, others, forAll })}
<p><button type="submit">${t.submit}</button></p>
</form>`,
  })
}

/** The same step while nobody can be told whose ticket it is: the ticket stays, and the button tries again. */
export function heldPasswordPage({ ticket, error, waitSeconds, ...place }: Omit<PasswordPage, 'facts'>): string {
  return stepPage(place, {
    title: PLAIN_PASSWORD_TEXTS[place.language].title,
    isWrong: true,
    main: markup`${noticeBox(errorAbove(place, { error, waitSeconds }), 'alert')}<form method="post" action="${plainPath(place.unit.id, 'password')}">${hiddenFields({ ...placeFields(place), ticket, again: '1' })}
<p><button type="submit">${PLAIN_TEXTS[place.language].tryAgain}</button></p>
</form>`,
  })
}

function errorAbove(
  { language }: PlainPlace,
  { error, waitSeconds }: Pick<PasswordPage, 'error' | 'waitSeconds'>,
): string | undefined {
  if (error === 'later') return PASSWORD_TEXTS[language].later(Math.ceil(waitSeconds / 60))
  return error === 'busy' ? PLAIN_TEXTS[language].busy : undefined
}

function passwordField(
  name: 'next' | 'repeated',
  { label, hint, error }: { label: string; hint?: string; error: string | undefined },
): Markup {
  const enterkeyhint = name === 'next' ? 'next' : 'go'
  return formField({
    name,
    label,
    hint,
    error,
    attributes: { type: 'password', autocomplete: 'new-password', enterkeyhint },
  })
}

function forAllField({ label, others, forAll }: { label: string } & Pick<TicketFacts, 'others' | 'forAll'>): Markup {
  const names = others.map(({ login, firstName }) => `${firstName} (${login})`.trim()).join(', ')
  return markup`<label class="choice"><input type="checkbox" name="all" value="1"${forAll ? markup` checked` : ''}> <span>${label} ${names}</span></label>`
}
