import { confirmAddressPath } from '../../../contract/hosted-page-path.js'
import { markup } from '../../html/markup.js'
import { hiddenFields } from '../pages/form-field.js'
import { htmlPage } from '../pages/html-page.js'
import type { AccountPlace } from './account-page.js'
import { ACCOUNT_TEXTS } from './account-texts.js'
import type { ProofStep } from './email-error.js'
import { EMAIL_TEXTS } from './email-texts.js'
import { unitText } from '../../domain/unit-text.js'
import { unitLinks } from '../pages/unit-links.js'
import { unitWords } from '../pages/unit-words.js'

/** What the page is written from. */
export interface ProofPage extends Pick<AccountPlace, 'unit' | 'language'> {
  step: ProofStep
  /** While it is asked: whose account, which address, and what the button sends along. */
  asked?: { login: string; email: string; text: string }
}

/** Behind the link that went to a new address. Programs that look through mails open links: a button confirms. */
export function proofPage({ unit, language, step, asked }: ProofPage): string {
  const { title, text, action = '' } = EMAIL_TEXTS[language].steps[step]
  const form =
    asked === undefined
      ? ''
      : markup`
<p><strong>${asked.email}</strong> (${asked.login})</p>
<form method="post" action="${confirmAddressPath(unit.id)}">${hiddenFields({ t: asked.text, lang: language })}<p><button type="submit">${action}</button></p></form>`
  return htmlPage({
    language,
    title: `${title} – ${unitText(unit, 'name', language).text}`,
    styleSheet: '/jst.css',
    body: markup`<header><p>${unitWords(unit, 'name', language)}</p></header>
<main>
<h1>${title}</h1>
<p>${text}</p>${form}
</main>
<footer><p>${ACCOUNT_TEXTS[language].contact}: ${unitWords(unit, 'contact', language)}</p>${unitLinks(unit, language) ?? ''}</footer>`,
  })
}
