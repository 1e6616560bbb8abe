import type { Services } from '../ports/services.js'
import { readRow, RowRefused } from './account-row.js'
import { refuseRivals, refuseTaken } from './identifier-rivals.js'
import { placeInUnit } from './place-in-unit.js'
import { planChange } from './plan-change.js'
import type { StoredRow, RowOrder } from './row-order.js'

/**
 * What `registerAccount` would make of the row now; writes nothing. An account that the sender does not see counts as
 * not there; that an identifier is its own, only storing the row says.
 * Throws {@link RowRefused} with the reasons that it would have.
 */
export async function previewRow(
  services: Pick<Services, 'accounts' | 'keyring'>,
  { unit, row, role, rights }: RowOrder,
): Promise<Pick<StoredRow, 'created' | 'changed' | 'status'>> {
  const { accounts, keyring } = services
  const read = readRow(row)
  const found = await accounts.findByLogin(unit.id, keyring.of(unit.id).loginKeys(read.loginNormal))
  const known = found !== undefined && rights?.sees(found) === false ? undefined : found
  const refusals = (await rights?.refuse(known, read)) ?? []
  if (refusals.length > 0) throw new RowRefused(refusals)
  if (rights?.previewTellsTaken !== false) await refuseRivals(services, { unit, read, known }).catch(refuseTaken)
  if (known !== undefined) {
    const { changed } = planChange(keyring, known, { unit, read, role })
    return { created: false, changed, status: known.status === 'disabled' ? 'disabled' : 'active' }
  }
  placeInUnit(known, read, role)
  return { created: true, changed: {}, status: 'active' }
}
