import { accountPath } from '../../../contract/hosted-page-path.js'
import { markup } from '../../html/markup.js'
import { hiddenFields } from '../pages/form-field.js'
import type { Destination } from '../pages/destination.js'
import { accountPage, type AccountPlace } from '../account-page/account-page.js'
import { FACTORS_TEXTS } from './factors-texts.js'

/** Asks once more before a factor goes. */
export function removalPage(
  place: AccountPlace,
  { name, to, fields }: { name: string; to: Destination; fields: Record<string, string> },
): string {
  const { unit, language } = place
  const { removal: t } = FACTORS_TEXTS[language]
  const path = `${accountPath(unit.id)}/factors`
  return accountPage(place, {
    title: t.title,
    main: markup`<p>${t.text(name)}</p>
<form method="post" action="${path}/remove">${hiddenFields({ to, lang: language, ...fields })}
<p><button type="submit">${t.submit}</button></p>
<p class="after"><a href="${path}?to=${to}&amp;lang=${language}">${t.cancel}</a></p>
</form>`,
  })
}
