import { accountPath } from '../../../contract/hosted-page-path.js'
import { markup } from '../../html/markup.js'
import type { Destination } from '../pages/destination.js'
import { accountPage, type AccountPlace } from '../account-page/account-page.js'
import { FACTORS_TEXTS } from './factors-texts.js'

/** The codes, this once; with the login they are a page to print. */
export function printedCodesPage(place: AccountPlace, { codes, to }: { codes: string[]; to: Destination }): string {
  const { unit, language, account } = place
  const { printed: t } = FACTORS_TEXTS[language]
  return accountPage(place, {
    title: t.title,
    main: markup`<p class="screen">${t.lead}</p>
<p><strong>${account.login}</strong></p>
<ol class="codes">
${codes.map((code) => markup`<li><code>${code}</code></li>\n`)}</ol>
<p class="screen"><a class="button" href="${accountPath(unit.id)}/factors?to=${to}&amp;lang=${language}">${t.done}</a></p>`,
  })
}
