import { signInPath } from '../../../contract/hosted-page-path.js'
import { markup } from '../../html/markup.js'
import { stepPage } from '../pages/step-page.js'
import { PLAIN_PASSWORD_TEXTS } from './password-texts.js'
import type { PlainPlace } from './plain-place.js'

/** Whose password was set, and whose was not though it was to be. */
export interface DoneFacts {
  logins: string[]
  left: string[]
}

/** After a password was set: with which login it goes, and where. */
export function donePage({ logins, left, ...place }: PlainPlace & DoneFacts): string {
  const { unit, language, to } = place
  const t = PLAIN_PASSWORD_TEXTS[language].done
  // whoever came from our own sign-in goes back to it
  const signInUrl = to === undefined ? unit.signInUrl : `${signInPath(unit.id)}?to=${to}&lang=${language}`
  return stepPage(place, {
    title: t.title,
    isWrong: false,
    main: markup`<p>${t.lead}</p>
<p>${logins.length === 1 ? t.login : t.logins} <strong>${logins.join(', ')}</strong></p>
${left.length === 0 ? '' : markup`<p>${t.left} <strong>${left.join(', ')}</strong></p>\n`}${signInUrl === undefined ? '' : markup`<p><a class="button" href="${signInUrl}">${t.signIn}</a></p>`}`,
  })
}
