import { CLASS_MAX_LENGTH } from '../../../contract/field-lengths.js'
import type { Role } from '../../../contract/role.js'
import type { Account } from '../account.js'
import { RowRefused, type ReadRow } from './account-row.js'

/** What an account is in its unit, as it is stored. */
export type PlaceInUnit = Pick<Account, 'class' | 'role' | 'classes'>

/**
 * What the row makes of an account: a new one is a member and an existing one keeps its role, unless `role` says
 * otherwise. A teacher's class column lists classes: with `|` between, or else spaces. Throws {@link RowRefused}.
 */
export function placeInUnit(known: Account | undefined, read: ReadRow, role: Role | undefined): PlaceInUnit {
  const becomes = role ?? known?.role ?? 'member'
  if (becomes === 'teacher') {
    return {
      class: '',
      role: becomes,
      classes: read.class === undefined ? (known?.classes ?? []) : readClasses(read.class),
    }
  }
  const ofClass = read.class ?? known?.class ?? ''
  if (ofClass.length > CLASS_MAX_LENGTH) throw new RowRefused(['CLASS_INVALID'])
  return { class: ofClass, ...(becomes === 'office' && { role: becomes }) }
}

function readClasses(text: string): string[] {
  const classes = text.split(text.includes('|') ? '|' : ' ').map((name) => name.trim())
  return [...new Set(classes)].filter((name) => name !== '')
}
