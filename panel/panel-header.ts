import { html, nothing, type TemplateResult } from 'lit'
import { LANGUAGE_NAMES } from '../contract/language-names.js'
import type { Language } from '../contract/language.js'
import type { PanelMessages } from './i18n/messages.js'
import type { Me } from './kit/panel-client.js'
import { personName } from './person/person-name.js'
import { routeHash, type Route } from './kit/route.js'

export interface PanelHeader {
  messages: PanelMessages
  unitName: string
  unitNameLang: string
  language: Language
  languages: Language[]
  /** Undefined while nobody is signed in. */
  me: Me | undefined
  route: Route
  handleLanguage: (language: Language) => void
  handleSignOut: () => void | Promise<void>
}

/** The top of every view: whose panel it is, languages, and, for whoever is in, the way to every view and out. */
export function panelHeader({ messages, unitName, unitNameLang, me, ...header }: PanelHeader): TemplateResult {
  return html`<header class="panel-header">
    <div class="panel-top">
      <p class="panel-brand">
        <span lang=${unitNameLang}>${unitName}</span><span class="panel-brand-name">${messages.panel}</span>
      </p>
      ${languageSwitch({ ...header, messages })}
    </div>
    ${me ? menu({ ...header, messages, me }) : nothing}
  </header>`
}

function languageSwitch({
  messages,
  language,
  languages,
  handleLanguage,
}: Pick<PanelHeader, 'messages' | 'language' | 'languages' | 'handleLanguage'>): TemplateResult | typeof nothing {
  if (languages.length < 2) return nothing
  return html`<nav class="panel-languages" aria-label=${messages.languages}>
    <ul class="panel-row">
      ${languages.map(
        (each) =>
          html`<li>
            <button
              class="panel-link"
              type="button"
              lang=${each}
              aria-current=${each === language ? 'true' : nothing}
              @click=${() => handleLanguage(each)}
            >
              ${LANGUAGE_NAMES[each]}
            </button>
          </li>`,
      )}
    </ul>
  </nav>`
}

/** Which item of the menu a place belongs to. */
function areaOf({ name }: Route): Route['name'] {
  return name === 'new-staff' ? 'staff' : name
}

function menu({
  messages,
  me,
  route,
  handleSignOut,
}: Pick<PanelHeader, 'messages' | 'route' | 'handleSignOut'> & { me: Me }): TemplateResult {
  const t = messages.menu
  const items: [Route, string][] = [
    [{ name: 'classes' }, t.classes],
    [{ name: 'new' }, t.add],
    [{ name: 'undelivered' }, t.undelivered],
    [{ name: 'import' }, t.import],
    ...(me.role === 'office'
      ? ([
          [{ name: 'staff' }, t.staff],
          [{ name: 'history' }, t.history],
        ] satisfies [Route, string][])
      : []),
  ]
  return html`<div class="panel-bottom">
    <nav aria-label=${messages.panel}>
      <ul class="panel-row panel-menu">
        ${items.map(
          ([to, name]) =>
            html`<li>
              <a href=${routeHash(to)} aria-current=${to.name === areaOf(route) ? 'page' : nothing}>${name}</a>
            </li>`,
        )}
      </ul>
    </nav>
    <div class="panel-who">
      <p>${messages.session.signedInAs([me.firstName, me.lastName].filter(Boolean).join(' ') || personName(me))}</p>
      <button class="panel-link" type="button" @click=${handleSignOut}>${messages.session.signOut}</button>
    </div>
  </div>`
}
