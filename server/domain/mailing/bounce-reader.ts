import type { Bounces } from '../ports/bounces.js'
import type { Services } from '../ports/services.js'
import { markBounced } from './mark-bounced.js'
import { Rounds } from '../outbox/rounds.js'

const EVERY_MS = 60_000

/** Looks for mails that came back, each minute by default. */
export class BounceReader {
  readonly #services: Pick<Services, 'accounts' | 'keyring' | 'log' | 'now' | 'outbox' | 'units'>
  readonly #bounces: Bounces
  readonly #rounds: Rounds
  #isUnreadable = false

  constructor(
    services: Pick<Services, 'accounts' | 'keyring' | 'log' | 'now' | 'outbox' | 'units'>,
    bounces: Bounces,
    { everyMs = EVERY_MS }: { everyMs?: number } = {},
  ) {
    this.#services = services
    this.#bounces = bounces
    this.#rounds = new Rounds(everyMs, () => this.runOnce())
  }

  start(): void {
    this.#rounds.start()
  }

  stop(): Promise<void> {
    return this.#rounds.stop()
  }

  /** One look. What cannot be read now is tried again at the next, and said once. */
  async runOnce(): Promise<void> {
    try {
      await this.#bounces.read((bounce) => markBounced(this.#services, bounce))
      this.#isUnreadable = false
    } catch (error) {
      if (!this.#isUnreadable) this.#services.log.warn('bounces.unreadable', {}, error)
      this.#isUnreadable = true
    }
  }
}
