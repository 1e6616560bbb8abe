import { signInPath } from '../../../contract/hosted-page-path.js'
import { markup } from '../../html/markup.js'
import { passkeyScript } from '../pages/passkey-form.js'
import type { AskedFactors } from './asked-factors.js'
import { factorForms } from './factor-forms.js'
import { FACTOR_TEXTS } from './factor-texts.js'
import type { SignInError } from './sign-in-error.js'
import { noticeBox } from '../pages/notice-box.js'
import { stepPage } from '../pages/step-page.js'
import { errorAbove } from './error-above.js'
import type { Place } from './place.js'

/** What the page is written from. */
export interface FactorPage extends Place, AskedFactors {
  version: string
  login: string
  error: SignInError | undefined
  /** Until there may be another try. */
  waitSeconds: number
}

/** Where a second factor is asked for, after the password. */
export function factorPage(page: FactorPage): string {
  const { unit, language, to, version, login, passkey, error } = page
  const t = FACTOR_TEXTS[language]
  const path = signInPath(unit.id)
  return stepPage(page, {
    title: t.title,
    isWrong: error !== undefined,
    ...(passkey && { script: passkeyScript(version) }),
    main: markup`${noticeBox(errorAbove(page), 'alert')}<p>${t.lead(login)}</p>
${factorForms({ ...page, path: `${path}/factor` })}<p>${t.lost}</p>
<p class="after"><a href="${path}?to=${to}&amp;lang=${language}">${t.again}</a></p>`,
  })
}
