import { signInPath } from '../../../contract/hosted-page-path.js'
import type { OfferedAccount } from '../../domain/sessions/choose-account.js'
import { markup } from '../../html/markup.js'
import { errorLine, hiddenFields } from '../pages/form-field.js'
import { SIGN_IN_TEXTS } from './sign-in-texts.js'
import { stepPage } from '../pages/step-page.js'
import type { Place } from './place.js'

/** Whose account it is to be, of several with one address and one password. */
export function choosePage(place: Place & { offered: OfferedAccount[]; isMissing: boolean }): string {
  const { unit, language, to, offered, isMissing } = place
  const { choose: t, errors } = SIGN_IN_TEXTS[language]
  const path = signInPath(unit.id)
  const described = isMissing ? markup` aria-describedby="account-error"` : ''
  const choices = offered.map(({ login, firstName, lastName }, at) => {
    const name = [firstName, lastName].filter(Boolean).join(' ')
    return markup`<label class="choice"><input type="radio" name="account" value="${login}"${at === 0 && isMissing ? markup` autofocus` : ''}> <span>${name === '' ? login : `${name} (${login})`}</span></label>\n`
  })
  return stepPage(place, {
    title: t.title,
    isWrong: isMissing,
    main: markup`<p>${t.lead}</p>
<form method="post" action="${path}/choose">${hiddenFields({ to, lang: language })}
<fieldset${described}>
<legend>${t.legend}</legend>${errorLine('account-error', isMissing ? errors.choice : undefined)}
${choices}</fieldset>
<p><button type="submit">${t.submit}</button></p>
<p class="after"><a href="${path}?to=${to}&amp;lang=${language}">${t.again}</a></p>
</form>`,
  })
}
