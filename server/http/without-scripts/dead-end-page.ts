import { markup } from '../../html/markup.js'
import { stepPage } from '../pages/step-page.js'
import { DEAD_END_TEXTS, type DeadEnd } from './dead-end-texts.js'
import { PLAIN_TEXTS } from './plain-texts.js'
import { stepHref, type PlainPlace } from './plain-place.js'

/** A step that leads nowhere says why, and the ways that there are. */
export function deadEndPage({ why, ...place }: PlainPlace & { why: DeadEnd }): string {
  const { title, text } = DEAD_END_TEXTS[place.language][why]
  const t = PLAIN_TEXTS[place.language]
  return stepPage(place, {
    title,
    isWrong: true,
    main: markup`${text.map((sentence) => markup`<p>${sentence}</p>\n`)}<p><a class="button" href="${stepHref(place, 'request')}">${why === 'over' ? t.askAgain : t.ask}</a></p>
<p class="after"><a href="${stepHref(place, 'code')}">${t.haveCode}</a></p>`,
  })
}
