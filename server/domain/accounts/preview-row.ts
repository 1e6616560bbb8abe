import type { Services } from '../ports/services.js'
import { readRow } from './account-row.js'
import { judgeRow } from './judge-row.js'
import { planChange } from './plan-change.js'
import type { StoredRow, RowOrder } from './row-order.js'
import { refuseRow } from './taken-watch.js'

/**
 * What `registerAccount` would make of the row now; writes nothing. An account that the sender does not see counts as
 * not there; that an identifier is its own, only storing the row says.
 * Throws `RowRefused` with the reasons that it would have.
 */
export async function previewRow(
  services: Pick<Services, 'accounts' | 'keyring'>,
  { row, ...order }: RowOrder,
): Promise<Pick<StoredRow, 'created' | 'changed' | 'status'>> {
  const { accounts, keyring } = services
  const { unit, role, rights } = order
  const read = readRow(row)
  const found = await accounts.findByLogin(unit.id, keyring.of(unit.id).loginKeys(read.loginNormal))
  const known = found !== undefined && rights?.sees(found) === false ? undefined : found
  const compares = rights?.previewTellsTaken !== false
  await judgeRow(services, { ...order, read, known }, { compares, isStored: false }).catch((error: unknown) =>
    refuseRow(error, read, order.taken),
  )
  if (known === undefined) return { created: true, changed: {}, status: 'active' }
  const { changed } = planChange(keyring, known, { unit, read, role })
  // nothing is written, so that one number after another could be tried until it is not another one
  if (changed.pesel === 'replaced')
    await order.taken?.limit?.count(['replaced', known.id, read.identifiers.pesel ?? ''])
  const waits = changed.email !== undefined && rights?.asksOffice?.(known) !== undefined
  const told = waits ? { ...changed, email: 'asked' as const } : changed
  return { created: false, changed: told, status: known.status === 'disabled' ? 'disabled' : 'active' }
}
