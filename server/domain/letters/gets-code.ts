import type { Account } from '../account.js'
import { awaitsOffice } from '../is-usable.js'
import type { Unit } from '../unit.js'

/** Whether a letter opens the account: not where the office has to look at it first. */
export function getsCode(
  { letterCodes }: Pick<Unit, 'letterCodes'>,
  person: {
    hasEmail: boolean
    status: Account['status']
    heldUntil?: Date | undefined
    addressBarred?: boolean | undefined
  },
  now: Date,
): boolean {
  if (person.status !== 'active' || awaitsOffice(person, now)) return false
  return letterCodes === 'all' || (letterCodes === 'without-email' && !person.hasEmail)
}
