import type { Account } from '../account.js'
import type { Person } from '../directory/person.js'

/** Whom somebody may see and change in the panel: everybody of the unit, or the members of some classes. */
export type Reach = 'unit' | { classes: ReadonlySet<string> }

/** What the walls look at. */
export type Placed = Pick<Person, 'role' | 'class'>

/** The reach of an account; undefined for a member, who reaches nobody. */
export function reachOf({ role, classes = [] }: Pick<Account, 'role' | 'classes'>): Reach | undefined {
  if (role === 'office') return 'unit'
  return role === 'teacher' ? { classes: new Set(classes) } : undefined
}

/** The one place where it is decided whether somebody is there for a reader or not; staff is there for the office alone. */
export function isReachable(reach: Reach, { role, class: ofClass }: Placed): boolean {
  return reach === 'unit' || (role === 'member' && reach.classes.has(ofClass))
}

/** What {@link isReachable} needs of an account. */
export function placeOf({ role, class: ofClass }: Pick<Account, 'role' | 'class'>): Placed {
  return { role: role ?? 'member', class: ofClass }
}
