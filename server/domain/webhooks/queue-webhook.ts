import { derivedId } from '../derived-id.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import type { WebhookEvent } from '../ports/webhook-event.js'

/** Something that happened to an account. */
export interface Happening {
  event: WebhookEvent
  login: string
  at: Date
  /** What it happened by: the same happening, told again after a crash, keeps its id. */
  cause: readonly string[]
}

/** Queues the word to the unit's own system; nothing is done for a unit that has none. */
export async function queueWebhook(
  { now, outbox }: Pick<Services, 'now' | 'outbox'>,
  unit: Unit,
  { event, login, at, cause }: Happening,
): Promise<void> {
  if (unit.webhook === undefined) return
  const queuedAt = now()
  await outbox.add({
    kind: 'webhook',
    id: derivedId(JSON.stringify(['webhook', unit.id, event, ...cause])),
    unit: unit.id,
    event,
    login,
    at,
    createdAt: queuedAt,
    dueAt: queuedAt,
    attempts: 0,
  })
}
