import type { Claim, Lease, OutboxItem, WebhookCall } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import { randomId } from '../random-id.js'
import { isGivenUp, nextTry } from './retry-schedule.js'
import { Rounds } from './rounds.js'

/** How a worker keeps time, in milliseconds. */
export interface WorkerPace {
  /** Between two looks into the outbox, a quarter more or less; `Infinity`: it looks only when `runOnce` is called. */
  everyMs: number
  /** Items worked on at once. */
  lanes: number
  /** A claim holds so long; longer than one item may take. */
  leaseMs: number
}

/** What becomes of an item that was worked on: it is done with, or comes again, by the schedule or at a moment. */
export type Outcome = 'done' | 'again' | { again: Date }

/** What the items of a queue mean. */
export interface ItemHandler<Item> {
  /** Leases the next one that is due. */
  claim(claim: Claim): Promise<Item | undefined>
  /** Does what the item asks for. What it throws puts the item off, and the lane rests until the next round. */
  deliver(item: Item, held: Lease): Promise<Outcome>
  /** Nobody will try this one any more; `error` is what the last try threw, if it did. */
  giveUp(item: Item, error: unknown): Promise<void>
}

/**
 * Empties a queue of the outbox on its own clock: no request wakes it, so that no request's time tells what it does. It
 * knows of lanes, leases, putting off and giving up; what an item means, its handler knows. Any number of workers, on any
 * number of servers, share one outbox.
 */
export class OutboxWorker<Item extends OutboxItem | WebhookCall> {
  readonly #services: Pick<Services, 'log' | 'now' | 'outbox'>
  readonly #openRound: (signal: AbortSignal) => ItemHandler<Item>
  readonly #pace: WorkerPace
  readonly #rounds: Rounds
  readonly #ending = new AbortController()

  /** `openRound` makes the handler of one round; its signal is given when the worker stops. */
  constructor(
    services: Pick<Services, 'log' | 'now' | 'outbox'>,
    openRound: (signal: AbortSignal) => ItemHandler<Item>,
    pace: WorkerPace,
  ) {
    this.#services = services
    this.#openRound = openRound
    this.#pace = pace
    this.#rounds = new Rounds(pace.everyMs, () => this.runOnce())
  }

  start(): void {
    this.#rounds.start()
  }

  /** Takes nothing new, for good, and waits for what is under way. */
  stop(): Promise<void> {
    this.#ending.abort()
    return this.#rounds.stop()
  }

  /** One look: works until nothing is due, or what the work needs fails. Never rejects. */
  async runOnce(): Promise<void> {
    const handler = this.#openRound(this.#ending.signal)
    await Promise.all(Array.from({ length: this.#pace.lanes }, () => this.#runLane(handler)))
  }

  async #runLane(handler: ItemHandler<Item>): Promise<void> {
    const { log, now } = this.#services
    try {
      while (!this.#ending.signal.aborted) {
        const lease = randomId()
        const at = now()
        const item = await handler.claim({ lease, now: at, until: new Date(at.getTime() + this.#pace.leaseMs) })
        if (item === undefined) return
        // a relay that is down is asked once in a lane's round, not once for every item
        if (!(await this.#work(handler, item, { id: item.id, lease }))) return
      }
    } catch (error) {
      log.warn('outbox.unavailable', {}, error)
    }
  }

  /** False when the item was put off because something failed. */
  async #work(handler: ItemHandler<Item>, item: Item, held: Lease): Promise<boolean> {
    const { log, outbox } = this.#services
    try {
      const outcome = await handler.deliver(item, held)
      if (outcome === 'done') await outbox.finish(held)
      else await this.#putOff(handler, { item, held, until: outcome === 'again' ? undefined : outcome.again })
      return true
    } catch (error) {
      log.warn('outbox.put-off', { unit: item.unit, kind: item.kind, attempts: item.attempts }, error)
      await this.#putOff(handler, { item, held, error })
      return false
    }
  }

  async #putOff(
    handler: ItemHandler<Item>,
    { item, held, until, error }: { item: Item; held: Lease; until?: Date | undefined; error?: unknown },
  ): Promise<void> {
    const { now, outbox } = this.#services
    if (!isGivenUp(item.createdAt, until ?? now())) {
      await outbox.postpone(held, until ?? nextTry(now(), item.attempts))
      return
    }
    await handler.giveUp(item, error)
    await outbox.finish(held)
  }
}
