import { isGivenUp, nextTry } from '../outbox/retry-schedule.js'
import { Rounds } from '../outbox/rounds.js'
import type { Lease, WebhookCall } from '../ports/outbox.js'
import type { WebhookReceivers } from '../ports/webhook-receivers.js'
import { randomId } from '../random-id.js'
import type { Services } from '../ports/services.js'
import type { Webhook } from '../unit.js'
import { signWebhook } from './sign-webhook.js'

type Needs = Pick<Services, 'log' | 'now' | 'outbox' | 'units'>

const EVERY_MS = 1_000
/** Calls at once: one system that hangs leaves the others a lane. */
const LANES = 2
/** Longer than a call may take. */
const LEASE_MS = 60_000

/**
 * Tells the schools' systems what happened, on a clock and in lanes of its own, so that no mail waits for them. Tried
 * again for a day, then given up; a system may hear the same thing twice, under the same id.
 */
export class WebhookWorker {
  readonly #services: Needs
  readonly #receivers: WebhookReceivers
  readonly #rounds: Rounds
  readonly #ending = new AbortController()

  constructor(services: Needs, receivers: WebhookReceivers, { everyMs = EVERY_MS }: { everyMs?: number } = {}) {
    this.#services = services
    this.#receivers = receivers
    this.#rounds = new Rounds(everyMs, () => this.runOnce())
  }

  start(): void {
    this.#rounds.start()
  }

  /** Takes nothing new and breaks off what is under way: it is tried again by whoever comes next. */
  stop(): Promise<void> {
    this.#ending.abort()
    return this.#rounds.stop()
  }

  /** One look: works until nothing is due. A unit whose system fails is left alone for the rest of it. */
  async runOnce(): Promise<void> {
    const failing = new Set<string>()
    await Promise.all(Array.from({ length: LANES }, () => this.#runLane(failing)))
  }

  async #runLane(failing: Set<string>): Promise<void> {
    const { log, now, outbox } = this.#services
    try {
      while (!this.#ending.signal.aborted) {
        const lease = randomId()
        const at = now()
        const call = await outbox.claimWebhook({ lease, now: at, until: new Date(at.getTime() + LEASE_MS) })
        if (call === undefined) return
        await this.#work(call, { id: call.id, lease }, failing)
      }
    } catch (error) {
      log.warn('outbox.unavailable', {}, error)
    }
  }

  async #work(call: WebhookCall, held: Lease, failing: Set<string>): Promise<void> {
    const { log, outbox, units } = this.#services
    const { unit: id, event, attempts } = call
    const unit = units.get(id)
    if (unit !== undefined && unit.webhook === undefined) {
      log.info('webhook.dropped', { unit: id, webhook: event })
      await outbox.finish(held)
      return
    }
    // a unit taken out of the units file may come back within the day
    if (unit?.webhook === undefined || failing.has(id)) {
      await this.#putOff(call, held)
      return
    }
    try {
      await this.#post(unit.webhook, call)
    } catch (error) {
      failing.add(id)
      log.warn('webhook.put-off', { unit: id, webhook: event, attempts }, error)
      await this.#putOff(call, held)
      return
    }
    await outbox.finish(held)
    log.info('webhook.sent', { unit: id, webhook: event })
  }

  #post({ url, secret }: Webhook, { id, event, unit, login, at }: WebhookCall): Promise<void> {
    const body = JSON.stringify({ id, event, unit, login, at: at.toISOString() })
    const signature = signWebhook({ secret, body, now: this.#services.now() })
    return this.#receivers.post({ url, body, signature, signal: this.#ending.signal })
  }

  async #putOff(call: WebhookCall, held: Lease): Promise<void> {
    const { log, now, outbox } = this.#services
    if (!isGivenUp(call.createdAt, now())) {
      await outbox.postpone(held, nextTry(now(), call.attempts))
      return
    }
    log.warn('webhook.given-up', { unit: call.unit, webhook: call.event, attempts: call.attempts })
    await outbox.finish(held)
  }
}
