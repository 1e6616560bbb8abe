import type { Profile } from '../../domain/account.js'
import type { OwnAct } from '../../domain/own-account/own-history.js'
import { markup, type Markup } from '../../html/markup.js'
import { localMoment } from '../../typography/local-moment.js'
import { accountPage, type AccountPlace } from './account-page.js'
import { partPath } from './account-part.js'
import { ACCOUNT_TEXTS } from './account-texts.js'
import { DATA_TEXTS, type NamedDetail } from './data-texts.js'

/** What the page is written from. */
export interface DataPage {
  /** Undefined where it cannot be opened. */
  profile: Profile | undefined
  /** The latest first. */
  history: OwnAct[]
}

/** What is known of somebody, as a file too, and what was done to their account. */
export function dataPage(place: AccountPlace, { profile, history }: DataPage): string {
  const { unit, language, account } = place
  const t = DATA_TEXTS[language]
  return accountPage(place, {
    title: ACCOUNT_TEXTS[language].part.data,
    main: markup`<p>${t.lead}</p>
<dl>
<dt>${t.email}</dt>
<dd>${profile?.email ?? t.none}</dd>
<dt>${t.pesel.label}</dt>
<dd>${account.keys.pesel === undefined ? t.pesel.none : t.pesel.there}</dd>
</dl>
<p class="after"><a href="${partPath(unit.id, 'data')}.json" download>${t.take}</a></p>
<p class="hint">${t.takeHint}</p>
${
  history.length === 0
    ? ''
    : markup`<section>
<h2>${t.history}</h2>
<ul class="rows">
${history.map((act) => actItem(place, act))}</ul>
</section>`
}`,
  })
}

function actItem({ language }: AccountPlace, { at, action, by, detail, system }: OwnAct): Markup {
  const t = DATA_TEXTS[language]
  const { date, time } = localMoment(language, at)
  // `email class`, or `role=teacher`: what we have no words for is left out
  const names = detail.split(' ').map((each) => t.details[each.replace(/=.*/, '') as NamedDetail])
  const named = [...names.filter((name) => name !== undefined), ...(system === undefined ? [] : [t.system(system)])]
  return markup`<li>${t.acts[action]}${named.length === 0 ? '' : ` (${named.join(', ')})`}
<p class="hint">${date}, ${time} · ${t.by[by]}</p></li>
`
}
