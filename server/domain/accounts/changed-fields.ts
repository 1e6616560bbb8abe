import type { Account, Profile } from '../account.js'
import type { ChangedField, FieldChanges } from '../../../contract/field-changes.js'
import type { Language } from '../../../contract/language.js'

/** The parts of an account that a row can change, opened. */
export type RowState = Pick<Account, 'login' | 'class' | 'role' | 'classes'> & {
  language?: Language | undefined
  pesel: string | undefined
  profile: Profile | undefined
}

/** Which fields differ, and how. */
export function changedFields(before: RowState, after: RowState): FieldChanges {
  const values = ({ login, class: ofClass, role, classes = [], language, pesel, profile }: RowState) => ({
    login,
    email: profile?.email,
    pesel,
    substituteId: profile?.substituteId,
    firstName: profile?.firstName,
    lastName: profile?.lastName,
    class: [ofClass, ...classes].join('|'),
    language,
    role,
  })
  const [old, now] = [values(before), values(after)]
  const changes: FieldChanges = {}
  for (const name of Object.keys(now) as ChangedField[]) {
    // a part that is empty and one that is not there are the same to everybody
    const [was = '', is = ''] = [old[name], now[name]]
    if (was !== is) changes[name] = was === '' ? 'added' : is === '' ? 'removed' : 'replaced'
  }
  return changes
}
