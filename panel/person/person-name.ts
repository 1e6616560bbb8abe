import type { Me, Person } from '../kit/panel-client.js'

/** Last name first, as in a class register; the login when there is no name. */
export function personName({ firstName, lastName, login }: Pick<Person, 'firstName' | 'lastName' | 'login'>): string {
  return [lastName, firstName].filter(Boolean).join(' ') || login
}

/** Where somebody stands; a disabled account is nowhere on the way. */
export function stateOf({ status, state }: Person): Person['state'] | 'disabled' {
  return status === 'disabled' ? 'disabled' : state
}

/** Whether the button beside a person disables them; the office enables with it who is held, which no teacher can. */
export function isOpen({ status, heldUntil }: Person, { role }: Pick<Me, 'role'>): boolean {
  return status === 'active' && !(heldUntil && role === 'office')
}
