import type { Account, UndeliveredReason } from '../account.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { queueWebhook } from '../webhooks/queue-webhook.js'

/** A mail that people did not get. */
export interface MissedMail {
  /** Whose mail it was, as they were when it was made. */
  people: Pick<Account, 'id' | 'login' | 'keys'>[]
  reason: UndeliveredReason
  /** Id of the outbox item that was answered with it. */
  item: string
}

/** Tells the school's own system, and marks the accounts for the school to see. */
export async function noteUndelivered(
  { accounts, now, outbox }: Pick<Services, 'accounts' | 'now' | 'outbox'>,
  unit: Unit,
  { people, reason, item }: MissedMail,
): Promise<void> {
  if (people.length === 0) return
  const at = now()
  for (const { id, login, keys } of unit.webhook === undefined ? [] : people) {
    // a mail may take a minute and a half, and the school mend the address meanwhile
    const current = await accounts.findById(unit.id, id)
    if (current?.keys.email !== keys.email) continue
    await queueWebhook({ now, outbox }, unit, { event: 'mail.undelivered', login, at, cause: [item, id] })
  }
  // marked last: when a bounce comes again after a crash, whoever is marked counts as told
  await accounts.markDelivery(unit.id, people, { at, reason }, at)
}
