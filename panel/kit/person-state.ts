import type { PersonState } from '../i18n/messages.js'

/** All of them, from done to what needs somebody; with the words that stand for them in an address. */
export const STATE_SLUGS: Readonly<Record<PersonState, string>> = {
  set: 'gotowe',
  mailed: 'zaproszone',
  entered: 'do-zaproszenia',
  expired: 'wygasle',
  undelivered: 'niedoreczone',
  'no-email': 'bez-adresu',
  disabled: 'wylaczone',
}

export const PERSON_STATES = Object.keys(STATE_SLUGS) as PersonState[]

/** The state of a word in an address. */
export function stateOfSlug(slug: string): PersonState | undefined {
  return PERSON_STATES.find((state) => STATE_SLUGS[state] === slug)
}
