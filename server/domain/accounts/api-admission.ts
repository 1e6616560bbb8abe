import { Failure } from '../failure.js'
import type { Keyring } from '../keyring.js'
import type { Unit } from '../unit.js'
import { placeInUnit } from './place-in-unit.js'
import type { Admission } from './registration.js'

/**
 * What a holder of an API key may store: whatever they like, but neither another e-mail address for somebody who works
 * with the panel, nor other classes for a teacher. Links go to that address, and a key that got into wrong hands would
 * open the panel with one of them.
 * `refuse` throws {@link Failure} `INPUT_INVALID` with the reason `OFFICE_ONLY`.
 */
export function apiAdmission(keyring: Keyring, unit: Unit): Admission {
  return {
    sees: () => true,
    comparesBefore: true,
    async refuse(known, read) {
      if (known?.role === undefined) return []
      const { classes = [] } = placeInUnit(known, read, undefined)
      if (classes.join('|') !== (known.classes ?? []).join('|'))
        throw new Failure('INPUT_INVALID', { reason: 'OFFICE_ONLY' })
      const { email } = read.identifiers
      if (email === undefined) return []
      const readings = { email: email || undefined, pesel: undefined, login: undefined, substitute: undefined }
      const { email: keys } = keyring.identifierSearch(unit.id, '', readings)
      const isSame = known.keys.email === undefined ? email === '' : keys.includes(known.keys.email)
      if (!isSame) throw new Failure('INPUT_INVALID', { reason: 'OFFICE_ONLY' })
      return []
    },
  }
}
