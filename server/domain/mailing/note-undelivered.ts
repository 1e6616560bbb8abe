import type { Account, UndeliveredReason } from '../account.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'
import { queueWebhook } from '../webhooks/queue-webhook.js'

/** A mail that people did not get. */
export interface MissedMail {
  /** Whose mail it was. */
  people: Pick<Account, 'id' | 'login'>[]
  reason: UndeliveredReason
  /** Id of the outbox item that was answered with it. */
  item: string
}

/** Marks the accounts for the school to see, and tells its own system. */
export async function noteUndelivered(
  { accounts, now, outbox }: Pick<Services, 'accounts' | 'now' | 'outbox'>,
  unit: Unit,
  { people, reason, item }: MissedMail,
): Promise<void> {
  if (people.length === 0) return
  const at = now()
  const ids = people.map(({ id }) => id)
  await accounts.markDelivery(unit.id, ids, { at, reason }, at)
  for (const { id, login } of people) {
    await queueWebhook({ now, outbox }, unit, { event: 'mail.undelivered', login, at, cause: [item, id] })
  }
}
