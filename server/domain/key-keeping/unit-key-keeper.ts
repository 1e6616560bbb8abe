import { Rounds } from '../outbox/rounds.js'
import type { Services } from '../ports/services.js'
import { KeysStrange, loadUnitKeys } from './load-unit-keys.js'

const EVERY_MS = 2_500

/** So long keys hold, in milliseconds: a look that is late once or twice stops nobody. */
export const KEYS_HOLD_MS = 4 * EVERY_MS

/** Looks for new data keys again and again, so that a unit can be keyed anew beside running servers. */
export class UnitKeyKeeper {
  readonly #services: Pick<Services, 'keyring' | 'keys' | 'log' | 'now' | 'units'>
  readonly #rounds: Rounds

  constructor(
    services: Pick<Services, 'keyring' | 'keys' | 'log' | 'now' | 'units'>,
    { everyMs = EVERY_MS }: { everyMs?: number } = {},
  ) {
    this.#services = services
    this.#rounds = new Rounds(everyMs, () => this.runOnce())
  }

  start(): void {
    this.#rounds.start()
  }

  stop(): Promise<void> {
    return this.#rounds.stop()
  }

  /**
   * Looks at once where the last look is too long ago, as after an outage of the store. Throws what stands in the way of
   * all; one unit whose keys were changed, and which is refused, stops no other.
   */
  async freshen(): Promise<void> {
    const { keyring, units } = this.#services
    if ([...units.keys()].every((unit) => keyring.has(unit))) return
    await loadUnitKeys(this.#services, units.keys(), KEYS_HOLD_MS).catch((error: unknown) => {
      if (!(error instanceof KeysStrange)) throw error
    })
  }

  /** One look; what is known stays while the store does not answer. */
  async runOnce(): Promise<void> {
    const { log, units } = this.#services
    try {
      await loadUnitKeys(this.#services, units.keys(), KEYS_HOLD_MS)
    } catch (error) {
      log.warn('keys.unreadable', {}, error)
    }
  }
}
