import { OutboxWorker, type WorkerPace } from '../outbox/outbox-worker.js'
import type { OutboxItem } from '../ports/outbox.js'
import { deliverItem, giveUpItem, type DeliveryServices } from './deliver-item.js'

/** As many lanes as the mailer's pool has connections. */
const PACE: WorkerPace = { everyMs: 1_000, lanes: 5, leaseMs: 120_000 }

/** The worker that mails what waits in the outbox. */
export function createMailWorker(services: DeliveryServices, pace: Partial<WorkerPace> = {}): OutboxWorker<OutboxItem> {
  return new OutboxWorker<OutboxItem>(
    services,
    () => ({
      claim: (claim) => services.outbox.claim(claim),
      deliver: (item, held) => deliverItem(services, item, held),
      giveUp: (item, error) => giveUpItem(services, item, error),
    }),
    { ...PACE, ...pace },
  )
}
