import { accountPath, signInPath } from '../../../contract/hosted-page-path.js'
import type { Language } from '../../../contract/language.js'
import type { Account } from '../../domain/account.js'
import type { SessionStage } from '../../domain/ports/session-store.js'
import type { Unit } from '../../domain/unit.js'
import { markup, type Markup } from '../../html/markup.js'
import { hiddenFields } from '../pages/form-field.js'
import { htmlPage } from '../pages/html-page.js'
import { ACCOUNT_PARTS, partDestination, type AccountPart } from './account-part.js'
import { ACCOUNT_TEXTS } from './account-texts.js'
import { unitText } from '../../domain/unit-text.js'
import { unitLinks } from '../pages/unit-links.js'
import { unitWords } from '../pages/unit-words.js'

/** Whose page it is, in which language, and how far they are. */
export interface AccountPlace {
  unit: Unit
  language: Language
  account: Account
  stage: SessionStage
  /** Which part is shown. */
  part: AccountPart
}

/** What stands on it. */
export interface AccountPage {
  title: string
  /** Whether its reader has to mend something. */
  isWrong?: boolean
  main: Markup
  /** Path of a script that the page can do without. */
  script?: string
}

/** A page of somebody's own: one heading, the parts there are, the way out. It needs no script. */
export function accountPage(place: AccountPlace, { title, isWrong = false, main, script }: AccountPage): string {
  const { unit, language, account, stage, part } = place
  const t = ACCOUNT_TEXTS[language]
  const toPanel =
    account.role !== undefined && stage === 'in'
      ? markup`<p><a href="/panel/${encodeURIComponent(unit.id)}?lang=${language}">${t.panel}</a></p>\n`
      : ''
  return htmlPage({
    language,
    title: `${isWrong ? `${t.wrongTitle}: ` : ''}${title} – ${unitText(unit, 'name', language).text}`,
    styleSheet: '/jst.css',
    ...(script !== undefined && { script }),
    body: markup`<header><p>${unitWords(unit, 'name', language)}</p></header>
<main>
${stage === 'in' ? partList(place) : ''}<h1>${title}</h1>
${main}
</main>
<footer>
${toPanel}<form method="post" action="${signInPath(unit.id)}/out">${hiddenFields({ to: partDestination(part), lang: language })}
<p><button type="submit">${t.signOut}</button></p>
</form>
<p>${t.contact}: ${unitWords(unit, 'contact', language)}</p>${unitLinks(unit, language) ?? ''}
</footer>`,
  })
}

function partList({ unit, language, part }: AccountPlace): Markup {
  const t = ACCOUNT_TEXTS[language]
  const parts = Object.entries(ACCOUNT_PARTS) as [AccountPart, string][]
  const items = parts.map(([each, path]) => {
    const current = each === part ? markup` aria-current="page"` : ''
    return markup`<li><a href="${accountPath(unit.id)}${path}?lang=${language}"${current}>${t.part[each]}</a></li>\n`
  })
  return markup`<nav aria-label="${t.parts}">
<ul>
${items}</ul>
</nav>
`
}

/** A page that shows nothing of anybody, for a form that did nothing: it may have been sent by somebody else. */
export function noticePage(
  { unit, language }: Pick<AccountPlace, 'unit' | 'language'>,
  { title, text }: { title: string; text: string },
): string {
  return htmlPage({
    language,
    title: `${title} – ${unitText(unit, 'name', language).text}`,
    styleSheet: '/jst.css',
    body: markup`<header><p>${unitWords(unit, 'name', language)}</p></header>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="${accountPath(unit.id)}?lang=${language}">${ACCOUNT_TEXTS[language].part.overview}</a></p>
</main>
<footer><p>${ACCOUNT_TEXTS[language].contact}: ${unitWords(unit, 'contact', language)}</p>${unitLinks(unit, language) ?? ''}</footer>`,
  })
}
