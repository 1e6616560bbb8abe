import { Failure } from '../../domain/failure.js'

/** Files that a server reads at once: so many take a bounded part of its memory. */
const PLACES = 8
/** Of one session: the next file may begin while the answer to the last one is still on its way. */
const PLACES_OF_ONE = 2
/** Seconds after which another try makes sense. */
const RETRY_AFTER = 10

/** How many files are being sent, and by whom. */
export class UploadPlaces {
  readonly #taken = new Map<string, number>()

  /** Takes a place until the function that it returns is called. Throws {@link Failure} `TOO_MANY_REQUESTS`. */
  take(session: string): () => void {
    const own = this.#taken.get(session) ?? 0
    const all = [...this.#taken.values()].reduce((sum, count) => sum + count, 0)
    if (own >= PLACES_OF_ONE || all >= PLACES) throw new Failure('TOO_MANY_REQUESTS', { retryAfter: RETRY_AFTER })
    this.#taken.set(session, own + 1)
    return () => {
      const left = (this.#taken.get(session) ?? 0) - 1
      if (left > 0) this.#taken.set(session, left)
      else this.#taken.delete(session)
    }
  }
}
