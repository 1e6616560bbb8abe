import type { OwnAct } from '../../domain/own-account/own-history.js'
import type { OwnSession } from '../../domain/own-account/own-sessions.js'
import { markup, type Markup } from '../../html/markup.js'
import { localMoment } from '../../typography/local-moment.js'
import { hiddenFields } from '../pages/form-field.js'
import { noticeBox } from '../pages/notice-box.js'
import { accountPage, type AccountPlace } from './account-page.js'
import { partPath } from './account-part.js'
import { ACCOUNT_TEXTS } from './account-texts.js'
import { SESSIONS_DONE, SESSIONS_TEXTS } from './sessions-texts.js'

/** What the page is written from. */
export interface SessionsPage {
  /** That which asks is the first. */
  sessions: OwnSession[]
  /** Of the last so many days, the latest first. */
  signIns: OwnAct[]
  days: number
  /** What `done` of the address says: anything at all. */
  done: string
}

/** Where somebody is signed in, and was lately; what a button ends stands in its value. */
export function sessionsPage(place: AccountPlace, { sessions, signIns, days, done: typed }: SessionsPage): string {
  const { language } = place
  const t = SESSIONS_TEXTS[language]
  const done = SESSIONS_DONE.find((each) => each === typed)
  const others = sessions.some(({ isThis }) => !isThis)
  return accountPage(place, {
    title: ACCOUNT_TEXTS[language].part.sessions,
    main: markup`${noticeBox(done && t.done[done], 'status')}<p>${t.lead}</p>
<ul class="rows">
${sessions.map((session, index) => sessionItem(place, session, index))}</ul>
${others ? markup`<p>${endButton(place, { value: 'others', text: t.endOthers, kind: 'plain' })}</p>\n` : ''}<section>
<h2>${t.signIns.title(days)}</h2>
${signInList(place, signIns)}</section>
<section>
<h2>${t.notMe.title}</h2>
<p>${t.notMe.text}</p>
${endButton(place, { value: 'not-me', text: t.notMe.submit })}
</section>`,
  })
}

function sessionItem(place: AccountPlace, session: OwnSession, index: number): Markup {
  const { language } = place
  const t = SESSIONS_TEXTS[language]
  const { id, isThis, browser, since, seenAt, isSameNetwork } = session
  const [begun, used] = [localMoment(language, since), localMoment(language, seenAt)]
  const facts = [
    t.since(begun.date, begun.time),
    ...(isThis ? [] : [t.seen(used.date, used.time)]),
    ...(isThis || isSameNetwork === undefined ? [] : [isSameNetwork ? t.sameNetwork : t.otherNetwork]),
  ]
  const name = `session-${index}`
  const button = isThis ? '' : endButton(place, { value: id, text: t.end, kind: 'plain', describedBy: name })
  return markup`<li><strong id="${name}">${browser || t.unknownBrowser}${isThis ? ` (${t.thisOne})` : ''}</strong>
<p>${facts.join(' ')}</p>
${button}</li>
`
}

/** A row a day. */
function signInList({ language }: AccountPlace, signIns: OwnAct[]): Markup {
  const t = SESSIONS_TEXTS[language].signIns
  if (signIns.length === 0) return markup`<p>${t.none}</p>\n`
  const days = new Map<string, string[]>()
  for (const { at, system } of signIns) {
    const { date } = localMoment(language, at)
    days.set(date, [...(days.get(date) ?? []), system === undefined ? t.page : t.system(system)])
  }
  return markup`<p>${t.lead}</p>
<ul class="rows">
${[...days].map(([date, places]) => markup`<li>${date}: ${places.join(', ')}</li>\n`)}</ul>
`
}

/** A form of one button. */
function endButton(
  { unit, language }: AccountPlace,
  { value, text, kind, describedBy }: { value: string; text: string; kind?: 'plain'; describedBy?: string },
): Markup {
  const looks = kind === undefined ? '' : markup` class="${kind}"`
  const described = describedBy === undefined ? '' : markup` aria-describedby="${describedBy}"`
  return markup`<form method="post" action="${partPath(unit.id, 'sessions')}">${hiddenFields({ lang: language })}<button type="submit" name="end" value="${value}"${looks}${described}>${text}</button></form>`
}
