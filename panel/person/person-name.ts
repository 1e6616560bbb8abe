import type { Person } from '../kit/panel-client.js'

/** Last name first, as in a class register; the login when there is no name. */
export function personName({ firstName, lastName, login }: Pick<Person, 'firstName' | 'lastName' | 'login'>): string {
  return [lastName, firstName].filter(Boolean).join(' ') || login
}

/** Where somebody stands; a disabled account is nowhere on the way. */
export function stateOf({ status, state }: Person): Person['state'] | 'disabled' {
  return status === 'disabled' ? 'disabled' : state
}
