import type { Language } from '../../../contract/language.js'
import { markup, type Markup } from '../../html/markup.js'
import { stepHref, type PlainPlace } from './plain-place.js'
import { PLAIN_TEXTS } from './plain-texts.js'

/** What is said to somebody whose browser runs no scripts. */
interface NoScriptTexts {
  noScript: string
  /** Of a link that they opened: what is behind its `#` reaches no server. */
  fromMail: string
}

const TEXTS: Record<Language, NoScriptTexts> = {
  pl: {
    noScript: 'Ta przeglądarka nie uruchamia skryptów. Wszystko da się zrobić i bez nich.',
    fromMail: 'Jeśli link otwarto z wiadomości, przepisz kod, który stoi obok niego.',
  },
  uk: {
    noScript: 'Цей браузер не виконує скриптів. Усе можна зробити й без них.',
    fromMail: 'Якщо посилання відкрито з листа, перепишіть код, який стоїть поруч із ним.',
  },
  en: {
    noScript: 'This browser runs no scripts. Everything can be done without them too.',
    fromMail: 'If you have opened the link of a message, copy the code that stands beside it.',
  },
  ru: {
    noScript: 'Этот браузер не выполняет скриптов. Всё можно сделать и без них.',
    fromMail: 'Если ссылка открыта из письма, перепишите код, который стоит рядом с ней.',
  },
}

/** Where the way without scripts begins; whoever has scripts sees nothing of it. */
export function noScriptPart(place: PlainPlace): Markup {
  const { noScript, fromMail } = TEXTS[place.language]
  const { ask, haveCode } = PLAIN_TEXTS[place.language]
  return markup`<noscript>
<p>${noScript}</p>
<p><a class="button" href="${stepHref(place, 'request')}">${ask}</a></p>
<p>${fromMail}</p>
<p><a class="button" href="${stepHref(place, 'code')}">${haveCode}</a></p>
</noscript>`
}
