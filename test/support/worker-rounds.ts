import { createMailWorker } from '../../server/domain/mailing/mail-worker.js'
import type { OutboxWorker, WorkerPace } from '../../server/domain/outbox/outbox-worker.js'
import type { WebhookCall } from '../../server/domain/ports/outbox.js'
import type { Services } from '../../server/domain/ports/services.js'
import type { WebhookReceivers } from '../../server/domain/ports/webhook-receivers.js'
import { createWebhookWorker } from '../../server/domain/webhooks/webhook-worker.js'
import { createHttpReceivers } from '../../server/webhooks/http-receivers.js'

/** One round of mails by another server on the same store: with services of its own, or fewer lanes. */
export function mailRound(services: Services, pace?: Partial<WorkerPace>): Promise<void> {
  return createMailWorker(services, pace).runOnce()
}

/** A worker for words to schools' systems on another server; it looks at once when started, and whenever it is driven. */
export function wordWorker(
  services: Pick<Services, 'log' | 'now' | 'outbox' | 'units'>,
  receivers: WebhookReceivers = createHttpReceivers(),
): OutboxWorker<WebhookCall> {
  return createWebhookWorker(services, receivers, { everyMs: 20 })
}
