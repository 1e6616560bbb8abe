import { setImmediate } from 'node:timers/promises'

/** Lines under way at once: they hide a distant database's round trips, and are few to wait for when it ends. */
export const LANES = 16
/** Lines whose acts are written down at once. */
export const ACTS_AT_ONCE = 50
/** Milliseconds: notices of changed addresses fall due one line after another, as invitations do. */
export const NOTICE_SPACING_MS = 20
/** Milliseconds that an import may hold the event loop. */
const TURN_MS = 10

/** The embedded store answers without ever waiting: whoever else calls the server must get a turn all the same. */
export class Turns {
  #since = performance.now()

  async give(): Promise<void> {
    if (performance.now() - this.#since < TURN_MS) return
    await setImmediate()
    this.#since = performance.now()
  }
}
