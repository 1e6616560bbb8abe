import { accountPath } from '../../../contract/hosted-page-path.js'
import type { TotpSetup } from '../../domain/factors/set-up-totp.js'
import { markup } from '../../html/markup.js'
import { qrSymbol } from '../../html/qr-code.js'
import type { Destination } from '../pages/destination.js'
import { formField, hiddenFields } from '../pages/form-field.js'
import { accountPage, type AccountPlace } from '../account-page/account-page.js'
import { FACTORS_TEXTS } from './factors-texts.js'

/** The secret as a picture, as a link and as text, and a field for the first digits. */
export function totpPage(
  place: AccountPlace,
  { setup, to, isWrong }: { setup: TotpSetup; to: Destination; isWrong: boolean },
): string {
  const { unit, language } = place
  const { setUp: t } = FACTORS_TEXTS[language]
  const path = `${accountPath(unit.id)}/factors`
  return accountPage(place, {
    title: t.title,
    isWrong,
    main: markup`<ol>
<li>${t.open}</li>
<li>${t.scan}
<p><svg class="qr" role="img" aria-label="${t.picture}">${qrSymbol('totp', setup.uri)}<use href="#totp"/></svg></p>
<p>${t.secret}: <code>${setup.secret}</code></p>
<p class="after"><a href="${setup.uri}">${t.link}</a></p>
</li>
</ol>
<form method="post" action="${path}/totp">${hiddenFields({ to, lang: language, setup: setup.setup })}
${formField({
  name: 'code',
  label: t.code,
  error: isWrong ? t.wrong : undefined,
  attributes: {
    type: 'text',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    enterkeyhint: 'done',
    maxlength: '20',
  },
})}
<p><button type="submit">${t.submit}</button></p>
<p class="after"><a href="${path}?to=${to}&amp;lang=${language}">${t.back}</a></p>
</form>`,
  })
}
