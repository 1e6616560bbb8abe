import type { ReactiveController, ReactiveControllerHost } from 'lit'

const EVERY_MS = 2_000
/** Mails may wait for a turn of the outbox: only after so many equal looks is it over. */
const EQUAL_LOOKS = 5
const MOST_LOOKS = 60

/** Looks again and again while mails go out, until nothing moves any more. */
export class FunnelWatch implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.stop()
  }

  /** `look` shows what there is and resolves with a text that changes when it does. */
  start(look: () => Promise<string>): void {
    this.stop()
    this.#next(look, { last: '', equal: 0, looks: 0 })
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #next(look: () => Promise<string>, seen: { last: string; equal: number; looks: number }): void {
    this.#timer = setTimeout(() => void this.#look(look, seen), EVERY_MS)
  }

  async #look(look: () => Promise<string>, seen: { last: string; equal: number; looks: number }): Promise<void> {
    const timer = this.#timer
    // a look that fails is no news
    const now = await look().catch(() => seen.last)
    // stopped, or begun anew, meanwhile
    if (timer !== this.#timer) return
    const equal = now === seen.last ? seen.equal + 1 : 0
    const looks = seen.looks + 1
    if (equal < EQUAL_LOOKS && looks < MOST_LOOKS) this.#next(look, { last: now, equal, looks })
  }
}
