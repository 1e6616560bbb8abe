import type { FormChallenge } from '../../domain/captcha/form-challenge.js'
import type { PasskeyOptions } from '../../domain/ports/passkeys.js'
import { IDENTIFIER_MAX_LENGTH } from '../../../contract/field-lengths.js'
import { hostedPagePath, signInPath } from '../../../contract/hosted-page-path.js'
import { markup } from '../../html/markup.js'
import { errorSummary, type SaidError } from '../pages/error-summary.js'
import { formField, hiddenFields } from '../pages/form-field.js'
import { noticeBox } from '../pages/notice-box.js'
import { passkeyForm, passkeyScript } from '../pages/passkey-form.js'
import { againButton, charactersField } from '../pages/characters-field.js'
import { FACTOR_TEXTS } from './factor-texts.js'
import { SIGN_IN_CHARACTERS } from './sign-in-characters.js'
import type { SignInError } from './sign-in-error.js'
import { SIGN_IN_TEXTS, type SignInReason, type SignInTexts } from './sign-in-texts.js'
import { stepPage } from '../pages/step-page.js'
import { errorAbove } from './error-above.js'
import type { Place } from './place.js'

/** What the page is written from. */
export interface SignInPage extends Place {
  /** Of the package: names the script. */
  version?: string
  /** What signing in by passkey starts from; undefined where it is not offered. */
  passkey?: PasskeyOptions
  /** What is asked for after wrong passwords. */
  challenge?: FormChallenge | undefined
  reason?: SignInReason | undefined
  error?: SignInError | undefined
  /** Until there may be another try. */
  waitSeconds?: number
  /** What was typed before, but for the password. */
  identifier?: string
}

/** Where one says who one is. */
export function signInPage(page: SignInPage): string {
  const { unit, language, to, version = '', passkey, challenge, reason, error, identifier = '' } = page
  const t = SIGN_IN_TEXTS[language]
  const identifierError = error === 'identifier' || error === 'both' ? t.errors.identifier : undefined
  const passwordError =
    error === 'password' || error === 'both' ? t.errors.password : error === 'wrong' ? t.errors.wrong : undefined
  return stepPage(page, {
    title: t.title,
    isWrong: error !== undefined,
    ...(passkey && { script: passkeyScript(version) }),
    main: markup`${noticeBox(errorAbove(page), 'alert')}${noticeBox(reason && t.reasons[reason], 'status')}${error === 'both' ? errorSummary(bothMissing(t)) : ''}${
      page.to === 'panel'
        ? markup`<p>${t.panelLead}</p>
`
        : ''
    }<form method="post" action="${signInPath(unit.id)}">${hiddenFields({ to, lang: language })}
${formField({
  name: 'identifier',
  label: t.identifier,
  hint: t.identifierHint,
  error: identifierError,
  value: identifier,
  attributes: {
    type: 'text',
    autocomplete: passkey === undefined ? 'username' : 'username webauthn',
    autocapitalize: 'none',
    spellcheck: 'false',
    enterkeyhint: 'next',
    maxlength: String(IDENTIFIER_MAX_LENGTH),
  },
})}
${formField({
  name: 'password',
  label: t.password,
  error: passwordError,
  attributes: { type: 'password', autocomplete: 'current-password', enterkeyhint: 'go' },
})}
${challenge === undefined ? '' : charactersField(challenge, { language, ...saidOfCharacters(page) })}
<p><button type="submit">${t.submit}</button></p>
${challenge === undefined ? '' : againButton(language)}
<p class="after"><a href="${hostedPagePath(unit.id)}?to=${to}&amp;lang=${language}">${t.recover}</a></p>
</form>${passkey === undefined ? '' : markup`\n${passkeySignIn(page, passkey)}`}`,
  })
}

function saidOfCharacters({ language, error }: SignInPage): { hint: string; error: string | undefined } {
  const { hint, missing, wrong } = SIGN_IN_CHARACTERS[language]
  return { hint, error: error === 'characters' ? missing : error === 'characters-wrong' ? wrong : undefined }
}

function passkeySignIn({ unit, language, to }: SignInPage, options: PasskeyOptions) {
  const { signInByPasskey: button, passkeyRefused: refused } = FACTOR_TEXTS[language]
  const fields = hiddenFields({ to, lang: language })
  const path = `${signInPath(unit.id)}/passkey`
  return passkeyForm({ path, use: 'sign', options, isConditional: true, fields, button, refused })
}

function bothMissing({ errors }: SignInTexts): SaidError[] {
  return [
    { field: 'identifier', text: errors.identifier },
    { field: 'password', text: errors.password },
  ]
}
