import type { Account, Profile } from '../account.js'
import type { Language } from '../language.js'

/** A field of an account, by its name in a row; never what stands in it. */
export type ChangedField =
  | 'login'
  | 'email'
  | 'pesel'
  | 'substituteId'
  | 'firstName'
  | 'lastName'
  | 'class'
  | 'language'
  | 'role'

/** The parts of an account that a row can change, opened. */
export type RowState = Pick<Account, 'login' | 'class' | 'role' | 'classes'> & {
  language?: Language | undefined
  pesel: string | undefined
  profile: Profile | undefined
}

/** Which fields differ. */
export function changedFields(before: RowState, after: RowState): ChangedField[] {
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
  return (Object.keys(now) as ChangedField[]).filter((name) => old[name] !== now[name])
}
