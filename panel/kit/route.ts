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
  | { name: 'history'; login?: string }
  | { name: 'nowhere' }

/** The word of each place in an address. */
const WORDS: Readonly<Record<Exclude<Route['name'], 'nowhere'>, string>> = {
  classes: 'klasy',
  class: 'klasa',
  everybody: 'osoby',
  staff: 'pracownicy',
  new: 'nowa-osoba',
  'new-staff': 'nowy-pracownik',
  person: 'osoba',
  undelivered: 'niedoreczone',
  import: 'import',
  history: 'dziennik',
}
/** In the place of a class that has a name. */
const NO_CLASS = 'bez-klasy'

/** Reads an address's fragment; an empty one leads to the classes. */
export function parseRoute(hash: string): Route {
  const [area = '', first, second] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode)
  if (area === NO_CLASS) return withState({ name: 'class', class: '' }, first)
  const names = Object.keys(WORDS) as (keyof typeof WORDS)[]
  const name = area === '' ? 'classes' : names.find((each) => WORDS[each] === area)
  switch (name) {
    case 'class':
      return first === undefined ? { name: 'nowhere' } : withState({ name, class: first }, second)
    case 'everybody':
      return withState({ name }, first)
    case 'new':
      return first ? { name, class: first } : { name }
    case 'person':
      return first ? { name, login: first } : { name: 'nowhere' }
    case 'history':
      return first ? { name, login: first } : { name }
    case undefined:
      return { name: 'nowhere' }
    default:
      return { name }
  }
}

/** The fragment that leads to a place. */
export function routeHash(route: Route): string {
  return `#/${parts(route).map(encodeURIComponent).join('/')}`
}

function parts(route: Route): string[] {
  if (route.name === 'nowhere') return ['']
  const word = WORDS[route.name]
  switch (route.name) {
    case 'class':
      return [...(route.class === '' ? [NO_CLASS] : [word, route.class]), ...slug(route.state)]
    case 'everybody':
      return [word, ...slug(route.state)]
    case 'new':
      return [word, ...(route.class ? [route.class] : [])]
    case 'person':
    case 'history':
      return [word, ...(route.login ? [route.login] : [])]
    default:
      return [word]
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
