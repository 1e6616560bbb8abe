import { Failure } from '../failure.js'
import type { Keyring } from '../keyring.js'
import type { Unit } from '../unit.js'
import type { Admission } from './registration.js'

/**
 * What a holder of an API key may store: whatever they like, but no other e-mail address for somebody who works with the
 * panel. Links go to that address, and a key that got into wrong hands would open the panel with one of them.
 * `refuse` throws {@link Failure} `INPUT_INVALID` with the reason `OFFICE_ONLY`.
 */
export function apiAdmission(keyring: Keyring, unit: Unit): Admission {
  return {
    sees: () => true,
    async refuse(known, { identifiers: { email } }) {
      if (known?.role === undefined || email === undefined) return []
      const readings = { email: email || undefined, pesel: undefined, login: undefined, substitute: undefined }
      const { email: keys } = keyring.identifierSearch(unit.id, '', readings)
      const isSame = known.keys.email === undefined ? email === '' : keys.includes(known.keys.email)
      if (!isSame) throw new Failure('INPUT_INVALID', { reason: 'OFFICE_ONLY' })
      return []
    },
  }
}
