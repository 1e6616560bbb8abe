import { signInPath } from '../../../contract/hosted-page-path.js'
import type { PasskeyOptions } from '../../domain/ports/passkeys.js'
import { markup } from '../../html/markup.js'
import { formField, hiddenFields } from '../pages/form-field.js'
import { passkeyForm, passkeyScript } from '../pages/passkey-form.js'
import { FACTOR_TEXTS } from './factor-texts.js'
import type { SignInError } from './sign-in-error.js'
import { SIGN_IN_TEXTS } from './sign-in-texts.js'
import { notice, stepPage, type Place } from './step-page.js'

/** What the page is written from. */
export interface FactorPage extends Place {
  version: string
  login: string
  /** Whether there is anything that makes codes. */
  hasCodes: boolean
  /** Undefined when there is no passkey. */
  passkey: PasskeyOptions | undefined
  error: SignInError | undefined
  /** Until there may be another try. */
  waitSeconds: number
}

/** Where a second factor is asked for, after the password. */
export function factorPage(page: FactorPage): string {
  const { unit, language, to, version, login, hasCodes, passkey, error, waitSeconds } = page
  const t = FACTOR_TEXTS[language]
  const path = signInPath(unit.id)
  const hidden = hiddenFields({ to, lang: language })
  const wrong = error === 'code' ? t.wrongCode : undefined
  const code = markup`<form method="post" action="${path}/factor">${hidden}
${formField({
  name: 'code',
  label: t.code,
  hint: t.codeHint,
  error: wrong,
  attributes: {
    type: 'text',
    autocomplete: 'one-time-code',
    autocapitalize: 'none',
    spellcheck: 'false',
    enterkeyhint: 'go',
    maxlength: '40',
    ...(error === undefined && passkey === undefined && { autofocus: '' }),
  },
})}
<p><button type="submit">${t.submit}</button></p>
</form>`
  return stepPage(page, {
    title: t.title,
    isWrong: error !== undefined,
    ...(passkey && { script: passkeyScript(version) }),
    main: markup`${notice(above(page, waitSeconds), 'alert')}<p>${t.lead(login)}</p>
${hasCodes ? code : ''}
${
  passkey === undefined
    ? ''
    : passkeyForm({
        path: `${path}/factor`,
        use: 'sign',
        options: passkey,
        fields: hidden,
        button: t.usePasskey,
        refused: t.passkeyRefused,
      })
}
${passkey !== undefined && !hasCodes ? markup`<noscript><p>${t.passkeyNeedsScript}</p></noscript>\n` : ''}<p>${t.lost}</p>
<p class="after"><a href="${path}?to=${to}&amp;lang=${language}">${t.again}</a></p>`,
  })
}

/** What is wrong and belongs to no field. */
function above({ language, error }: FactorPage, waitSeconds: number): string | undefined {
  if (error === 'later') return SIGN_IN_TEXTS[language].later(Math.ceil(waitSeconds / 60))
  return error === 'busy' || error === 'passkey' ? SIGN_IN_TEXTS[language].errors[error] : undefined
}
