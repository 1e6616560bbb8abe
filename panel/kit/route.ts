import type { PersonState } from '../i18n/messages.js'
import { STATE_SLUGS, stateOfSlug } from './person-state.js'

/** A place in the panel; `class` is empty for people without one. */
export type Route =
  | { name: 'classes' }
  | { name: 'class'; class: string; state?: PersonState }
  | { name: 'everybody'; state?: PersonState }
  | { name: 'staff' }
  | { name: 'new'; class?: string }
  | { name: 'new-staff' }
  | { name: 'person'; login: string }
  | { name: 'undelivered' }
  | { name: 'import' }
  | { name: 'history' }
  | { name: 'nowhere' }

/** Reads an address's fragment; an empty one leads to the classes. */
export function parseRoute(hash: string): Route {
  const [area = '', first, second] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode)
  switch (area) {
    case '':
    case 'klasy':
      return { name: 'classes' }
    case 'klasa':
      return first === undefined ? { name: 'nowhere' } : withState({ name: 'class', class: first }, second)
    case 'bez-klasy':
      return withState({ name: 'class', class: '' }, first)
    case 'osoby':
      return withState({ name: 'everybody' }, first)
    case 'pracownicy':
      return { name: 'staff' }
    case 'nowa-osoba':
      return first ? { name: 'new', class: first } : { name: 'new' }
    case 'nowy-pracownik':
      return { name: 'new-staff' }
    case 'osoba':
      return first ? { name: 'person', login: first } : { name: 'nowhere' }
    case 'niedoreczone':
      return { name: 'undelivered' }
    case 'import':
      return { name: 'import' }
    case 'dziennik':
      return { name: 'history' }
    default:
      return { name: 'nowhere' }
  }
}

/** The fragment that leads to a place. */
export function routeHash(route: Route): string {
  return `#/${parts(route).map(encodeURIComponent).join('/')}`
}

function parts(route: Route): string[] {
  switch (route.name) {
    case 'classes':
      return ['klasy']
    case 'class':
      return [...(route.class === '' ? ['bez-klasy'] : ['klasa', route.class]), ...slug(route.state)]
    case 'everybody':
      return ['osoby', ...slug(route.state)]
    case 'staff':
      return ['pracownicy']
    case 'new':
      return ['nowa-osoba', ...(route.class ? [route.class] : [])]
    case 'new-staff':
      return ['nowy-pracownik']
    case 'person':
      return ['osoba', route.login]
    case 'undelivered':
      return ['niedoreczone']
    case 'import':
      return ['import']
    case 'history':
      return ['dziennik']
    case 'nowhere':
      return ['']
  }
}

function slug(state: PersonState | undefined): string[] {
  return state === undefined ? [] : [STATE_SLUGS[state]]
}

function withState(route: Extract<Route, { state?: PersonState }>, word: string | undefined): Route {
  if (!word) return route
  const state = stateOfSlug(word)
  return state === undefined ? { name: 'nowhere' } : { ...route, state }
}

/** Somebody may have typed the address. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
