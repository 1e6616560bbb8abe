import { html, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { PanelMessages } from './i18n/messages.js'
import type { Me } from './kit/panel-client.js'
import { routeHash, type Route } from './kit/route.js'

interface Place<At extends Route> {
  /** What stands above the view until it knows better. */
  heading(this: void, t: PanelMessages, at: At): string
  view(this: void, at: At, t: PanelMessages): TemplateResult
  /** It is there for the office alone. */
  isOffice?: true
}

const PLACES: { readonly [Name in Route['name']]: Place<Extract<Route, { name: Name }>> } = {
  classes: {
    heading: (t) => t.menu.classes,
    view: () => html`<klucznik-panel-classes></klucznik-panel-classes>`,
  },
  class: {
    heading: ({ list }, at) => (at.class === '' ? list.noClass : list.ofClass(at.class)),
    view: (at) => html`<klucznik-panel-people .ofClass=${at.class} .state=${at.state}></klucznik-panel-people>`,
  },
  everybody: {
    heading: (t) => t.list.everybody,
    view: (at) => html`<klucznik-panel-people .state=${at.state}></klucznik-panel-people>`,
  },
  staff: {
    heading: (t) => t.menu.staff,
    view: () => html`<klucznik-panel-people staff></klucznik-panel-people>`,
    isOffice: true,
  },
  new: {
    heading: (t) => t.menu.add,
    view: (at) => html`<klucznik-panel-new-person .ofClass=${at.class ?? ''}></klucznik-panel-new-person>`,
  },
  'new-staff': {
    heading: (t) => t.menu.addStaff,
    view: () => html`<klucznik-panel-new-person staff></klucznik-panel-new-person>`,
    isOffice: true,
  },
  person: {
    heading: (_, at) => at.login,
    view: (at) => html`<klucznik-panel-person .login=${at.login}></klucznik-panel-person>`,
  },
  undelivered: {
    heading: (t) => t.undelivered.title,
    view: () => html`<klucznik-panel-undelivered></klucznik-panel-undelivered>`,
  },
  import: {
    heading: (t) => t.import.title,
    view: () => html`<klucznik-panel-import></klucznik-panel-import>`,
  },
  history: {
    heading: ({ menu }, { login }) => [menu.history, ...(login ? [login] : [])].join(': '),
    view: ({ login }) => html`<klucznik-panel-history .subject=${login}></klucznik-panel-history>`,
    isOffice: true,
  },
  nowhere: {
    heading: (t) => t.nowhere.title,
    view: (_, { nowhere }) =>
      html`<p class="klucznik-text">${nowhere.lead}</p>
        <p><a class="panel-link" href=${routeHash({ name: 'classes' })}>${nowhere.back}</a></p>`,
  },
}

/** The compiler does not see that a place and its route go together. */
function placeOf({ name }: Route): Place<Route> {
  return PLACES[name] as Place<Route>
}

/** Whether a place is there for somebody. */
export function isFor(route: Route, { role }: Me): boolean {
  return role === 'office' || !placeOf(route).isOffice
}

/** What stands above a view until it knows better. */
export function viewHeading(route: Route, t: PanelMessages): string {
  return placeOf(route).heading(t, route)
}

/** The view of a place; another place is another element, so that nothing of the former stays. */
export function viewOf(route: Route, t: PanelMessages): unknown {
  return keyed(routeHash(route), placeOf(route).view(route, t))
}
