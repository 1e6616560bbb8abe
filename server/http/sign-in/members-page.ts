import { accountPath, signInPath } from '../../../contract/hosted-page-path.js'
import { markup } from '../../html/markup.js'
import { hiddenFields } from '../pages/form-field.js'
import { SIGN_IN_TEXTS } from './sign-in-texts.js'
import { stepPage } from '../pages/step-page.js'
import type { Place } from './place.js'

/** To somebody who is in, and has no business at the panel. */
export function membersPage(place: Place & { login: string }): string {
  const { unit, language, to, login } = place
  const t = SIGN_IN_TEXTS[language].members
  return stepPage(place, {
    title: t.title,
    isWrong: false,
    main: markup`<p>${t.text(login)}</p>
<p><a href="${accountPath(unit.id)}?lang=${language}">${t.account}</a></p>
<form method="post" action="${signInPath(unit.id)}/out">${hiddenFields({ to, lang: language })}
<p><button type="submit">${t.signOut}</button></p>
</form>`,
  })
}
