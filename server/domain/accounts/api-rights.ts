import { Failure } from '../failure.js'
import type { Keyring } from '../keyring.js'
import type { Unit } from '../unit.js'
import { placeInUnit } from './place-in-unit.js'
import type { RowRights } from './row-rights.js'

/**
 * What a school's system may store: everything, but for another e-mail address of somebody who works with the panel, and
 * other classes of a teacher. Links are mailed to that address, so that a stolen API key would open the panel with one.
 * `refuse` throws {@link Failure} `INPUT_INVALID` with the reason `OFFICE_ONLY`.
 */
export function apiRights(keyring: Keyring, unit: Unit): RowRights {
  return {
    sees: () => true,
    previewTellsTaken: true,
    async refuse(known, read) {
      if (known?.role === undefined) return []
      const { classes = [] } = placeInUnit(known, read, undefined)
      if (classes.join('|') !== (known.classes ?? []).join('|'))
        throw new Failure('INPUT_INVALID', { reason: 'OFFICE_ONLY' })
      const { email } = read.identifiers
      if (email === undefined) return []
      const readings = { email: email || undefined, pesel: undefined, login: undefined, substitute: undefined }
      const { email: keys } = keyring.of(unit.id).identifierSearch('', readings)
      const isSame = known.keys.email === undefined ? email === '' : keys.includes(known.keys.email)
      if (!isSame) throw new Failure('INPUT_INVALID', { reason: 'OFFICE_ONLY' })
      return []
    },
  }
}
