import { markup } from '../../html/markup.js'
import { stepPage } from '../pages/step-page.js'
import { PLAIN_TEXTS } from './plain-texts.js'
import { stepHref, type PlainPlace } from './plain-place.js'
import { REQUEST_TEXTS } from './request-texts.js'

/** After a mail was asked for: the same whoever it is for. `identifier` is what was typed, as this browser alone knows. */
export function sentPage({ identifier, ...place }: PlainPlace & { identifier: string }): string {
  const t = REQUEST_TEXTS[place.language].sent
  return stepPage(place, {
    title: t.title,
    isWrong: false,
    main: markup`<p>${t.lead}</p>
${identifier === '' ? '' : markup`<p>${t.typed} <strong>${identifier}</strong></p>\n`}<p>${t.where}</p>
<p><a class="button" href="${stepHref(place, 'code')}">${PLAIN_TEXTS[place.language].haveCode}</a></p>
<section>
<h2>${t.nothing}</h2>
${t.nothingText.map((sentence) => markup`<p>${sentence}</p>\n`)}<p class="after"><a href="${stepHref(place, 'request')}">${t.again}</a></p>
</section>`,
  })
}
