import type { Profile } from '../../domain/account.js'
import { markup } from '../../html/markup.js'
import { accountPage, type AccountPlace } from './account-page.js'
import { ACCOUNT_TEXTS } from './account-texts.js'

/** Whose account it is; what can be done with it stands in the list of parts. */
export function overviewPage(place: AccountPlace, profile: Profile | undefined): string {
  const { language, account } = place
  const { overview: t, part } = ACCOUNT_TEXTS[language]
  const name = [profile?.firstName, profile?.lastName].filter(Boolean).join(' ')
  const facts: [string, string][] = [
    [t.name, name],
    [t.login, account.login],
    [t.class, account.class],
    [t.role, t.roles[account.role ?? 'member']],
  ]
  return accountPage(place, {
    title: part.overview,
    main: markup`<p>${t.signedInAs}</p>
<dl>
${facts.filter(([, value]) => value !== '').map(([fact, value]) => markup`<dt>${fact}</dt>\n<dd>${value}</dd>\n`)}</dl>`,
  })
}
