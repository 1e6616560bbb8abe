import { signInPath } from '../../../contract/hosted-page-path.js'
import { markup } from '../../html/markup.js'
import { destinationPath } from '../pages/destination.js'
import { formField, hiddenFields } from '../pages/form-field.js'
import { passkeyScript } from '../pages/passkey-form.js'
import { AGAIN_TEXTS } from './again-texts.js'
import type { AskedFactors } from './asked-factors.js'
import { factorForms } from './factor-forms.js'
import { FACTOR_TEXTS } from './factor-texts.js'
import type { SignInError } from './sign-in-error.js'
import { SIGN_IN_TEXTS } from './sign-in-texts.js'
import { noticeBox } from '../pages/notice-box.js'
import { stepPage } from '../pages/step-page.js'
import { errorAbove } from './error-above.js'
import type { Place } from './place.js'

/** What the page is written from. */
export interface AgainPage extends Place {
  version: string
  login: string
  /** Undefined when the password is asked for, since there is no second factor. */
  factors: AskedFactors | undefined
  error: SignInError | undefined
  /** Until there may be another try. */
  waitSeconds: number
}

/** Where whoever is in shows once more who they are. */
export function againPage(page: AgainPage): string {
  const { unit, language, to, version, login, factors, error } = page
  const t = AGAIN_TEXTS[language]
  const path = `${signInPath(unit.id)}/again`
  const { lost } = FACTOR_TEXTS[language]
  return stepPage(page, {
    title: t.title,
    isWrong: error !== undefined,
    ...(factors?.passkey && { script: passkeyScript(version) }),
    main: markup`${noticeBox(errorAbove(page), 'alert')}<p>${t.lead(login)}</p>
${factors === undefined ? passwordForm(page, path) : markup`${factorForms({ ...page, ...factors, path })}<p>${lost}</p>`}
<p class="after"><a href="${destinationPath(unit.id, to)}?lang=${language}">${t.back}</a></p>`,
  })
}

function passwordForm({ language, to, error }: AgainPage, path: string) {
  const { password, errors } = SIGN_IN_TEXTS[language]
  const { submit, wrong } = AGAIN_TEXTS[language]
  return markup`<form method="post" action="${path}">${hiddenFields({ to, lang: language })}
${formField({
  name: 'password',
  label: password,
  error: error === 'wrong' ? wrong : error === 'password' ? errors.password : undefined,
  attributes: {
    type: 'password',
    autocomplete: 'current-password',
    enterkeyhint: 'go',
    ...(error === undefined && { autofocus: '' }),
  },
})}
<p><button type="submit">${submit}</button></p>
</form>`
}
