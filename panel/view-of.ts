import { html, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { PanelMessages } from './i18n/messages.js'
import type { Me } from './kit/panel-client.js'
import { routeHash, type Route } from './kit/route.js'

/** Places that are there for the office alone. */
const OFFICE_ONLY: Route['name'][] = ['staff', 'new-staff', 'history']

/** Whether a place is there for somebody. */
export function isFor({ name }: Route, { role }: Me): boolean {
  return role === 'office' || !OFFICE_ONLY.includes(name)
}

/** What stands above a view until it knows better. */
export function viewHeading(route: Route, t: PanelMessages): string {
  switch (route.name) {
    case 'classes':
      return t.menu.classes
    case 'class':
      return route.class === '' ? t.list.noClass : t.list.ofClass(route.class)
    case 'everybody':
      return t.list.everybody
    case 'staff':
      return t.menu.staff
    case 'new':
      return t.menu.add
    case 'new-staff':
      return t.menu.addStaff
    case 'person':
      return route.login
    case 'undelivered':
      return t.undelivered.title
    case 'import':
      return t.import.title
    case 'history':
      return t.menu.history
    case 'nowhere':
      return t.nowhere.title
  }
}

/** The view of a place; another place is another element, so that nothing of the former stays. */
export function viewOf(route: Route, t: PanelMessages): unknown {
  return keyed(routeHash(route), template(route, t))
}

function template(route: Route, t: PanelMessages): TemplateResult {
  switch (route.name) {
    case 'classes':
      return html`<klucznik-panel-classes></klucznik-panel-classes>`
    case 'class':
      return html`<klucznik-panel-people .ofClass=${route.class} .state=${route.state}></klucznik-panel-people>`
    case 'everybody':
      return html`<klucznik-panel-people .state=${route.state}></klucznik-panel-people>`
    case 'staff':
      return html`<klucznik-panel-people staff></klucznik-panel-people>`
    case 'new':
      return html`<klucznik-panel-new-person .ofClass=${route.class ?? ''}></klucznik-panel-new-person>`
    case 'new-staff':
      return html`<klucznik-panel-new-person staff></klucznik-panel-new-person>`
    case 'person':
      return html`<klucznik-panel-person .login=${route.login}></klucznik-panel-person>`
    case 'undelivered':
      return html`<klucznik-panel-undelivered></klucznik-panel-undelivered>`
    case 'import':
      return html`<klucznik-panel-import></klucznik-panel-import>`
    case 'history':
      return html`<klucznik-panel-history></klucznik-panel-history>`
    case 'nowhere':
      return html`<p class="klucznik-text">${t.nowhere.lead}</p>
        <p><a class="panel-link" href=${routeHash({ name: 'classes' })}>${t.nowhere.back}</a></p>`
  }
}
