import { OutboxWorker, type ItemHandler, type WorkerPace } from '../outbox/outbox-worker.js'
import type { WebhookCall } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { WebhookReceivers } from '../ports/webhook-receivers.js'
import type { Webhook } from '../unit.js'
import { signWebhook } from './sign-webhook.js'

type Needs = Pick<Services, 'log' | 'now' | 'outbox' | 'units'>

/** Two calls at once, so that one system that hangs leaves the others a lane. */
const PACE: WorkerPace = { everyMs: 1_000, lanes: 2, leaseMs: 60_000 }

/**
 * The worker that tells the schools' systems what happened, on a clock and in lanes of its own, so that no mail waits for
 * them. A call is tried for a day, then given up; a system may hear the same thing twice, under the same id. When the
 * worker stops it breaks off what is under way: whoever comes next tries it again.
 */
export function createWebhookWorker(
  services: Needs,
  receivers: WebhookReceivers,
  { everyMs = PACE.everyMs }: Partial<Pick<WorkerPace, 'everyMs'>> = {},
): OutboxWorker<WebhookCall> {
  return new OutboxWorker(services, (signal) => roundOfCalls(services, receivers, signal), { ...PACE, everyMs })
}

/** A unit whose system fails is left alone for the rest of a round. */
function roundOfCalls(services: Needs, receivers: WebhookReceivers, signal: AbortSignal): ItemHandler<WebhookCall> {
  const { log, now, outbox, units } = services
  const failing = new Set<string>()

  const post = ({ url, secret }: Webhook, { id, event, unit, login, at }: WebhookCall): Promise<void> => {
    const body = JSON.stringify({ id, event, unit, login, at: at.toISOString() })
    return receivers.post({ url, body, signature: signWebhook({ secret, body, now: now() }), signal })
  }

  return {
    claim: (claim) => outbox.claimWebhook(claim),

    async deliver(call) {
      const { unit: id, event, attempts } = call
      const unit = units.get(id)
      if (unit !== undefined && unit.webhook === undefined) {
        log.info('webhook.dropped', { unit: id, webhook: event })
        return 'done'
      }
      // a unit taken out of the units file may come back within the day
      if (unit?.webhook === undefined || failing.has(id)) return 'again'
      try {
        await post(unit.webhook, call)
      } catch (error) {
        failing.add(id)
        log.warn('webhook.put-off', { unit: id, webhook: event, attempts }, error)
        return 'again'
      }
      log.info('webhook.sent', { unit: id, webhook: event })
      return 'done'
    },

    async giveUp({ unit, event, attempts }) {
      log.warn('webhook.given-up', { unit, webhook: event, attempts })
    },
  }
}
