import type { Language } from '../../../contract/language.js'
import { hostedPagePath } from '../../../contract/hosted-page-path.js'
import { LANGUAGE_NAMES } from '../../../contract/language-names.js'
import { markup, type Markup } from '../../html/markup.js'
import { placeFields, stepHref, type PlainPlace } from './plain-place.js'
import { PLAIN_TEXTS } from './plain-texts.js'

/** What is said to somebody whose browser runs no scripts. */
interface NoScriptTexts {
  noScript: string
  /** Where scripts run and the form does not come, as in a browser that cannot read it. */
  notLoaded: string
  /** Of a link that they opened: what is behind its `#` reaches no server. */
  fromMail: string
}

const TEXTS: Record<Language, NoScriptTexts> = {
  pl: {
    noScript: 'Ta przeglądarka nie uruchamia skryptów. Wszystko da się zrobić i bez nich.',
    notLoaded:
      'Formularz się nie wczytał. Może ta przeglądarka jest za stara. Wszystko da się zrobić też w prostszym formularzu.',
    fromMail: 'Jeśli link otwarto z wiadomości, przepisz kod, który stoi obok niego.',
  },
  uk: {
    noScript: 'Цей браузер не виконує скриптів. Усе можна зробити й без них.',
    notLoaded: 'Форма не завантажилася. Можливо, цей браузер застарілий. Усе можна зробити й у простішій формі.',
    fromMail: 'Якщо посилання відкрито з листа, перепишіть код, який стоїть поруч із ним.',
  },
  en: {
    noScript: 'This browser runs no scripts. Everything can be done without them too.',
    notLoaded: 'The form did not load. This browser may be too old. Everything can be done in a simpler form too.',
    fromMail: 'If you have opened the link of a message, copy the code that stands beside it.',
  },
  ru: {
    noScript: 'Этот браузер не выполняет скриптов. Всё можно сделать и без них.',
    notLoaded:
      'Форма не загрузилась. Возможно, этот браузер слишком старый. Всё можно сделать и в более простой форме.',
    fromMail: 'Если ссылка открыта из письма, перепишите код, который стоит рядом с ней.',
  },
}

/** The same page in the unit's other languages, each named in itself. */
function languageLinks({ unit, language, to }: PlainPlace): Markup | string {
  const others = unit.languages.filter((each) => each !== language)
  if (others.length === 0) return ''
  const links = others.map(
    (each) =>
      markup`<li><a href="${hostedPagePath(unit.id)}?${new URLSearchParams(placeFields({ language: each, to })).toString()}" lang="${each}" hreflang="${each}">${LANGUAGE_NAMES[each]}</a></li>\n`,
  )
  return markup`<nav><ul>
${links}</ul></nav>
`
}

/** Where the way without scripts begins; whoever has scripts sees it when the form has not come within some seconds. */
export function noScriptPart(place: PlainPlace): Markup {
  const { noScript, notLoaded, fromMail } = TEXTS[place.language]
  const { ask, haveCode } = PLAIN_TEXTS[place.language]
  const ways = markup`<p><a class="button" href="${stepHref(place, 'request')}">${ask}</a></p>
<p>${fromMail}</p>
<p><a class="button" href="${stepHref(place, 'code')}">${haveCode}</a></p>`
  return markup`<noscript><p>${noScript}</p>
${ways}
${languageLinks(place)}</noscript>
<div class="not-loaded"><p>${notLoaded}</p>
${ways}</div>`
}
