import { Failure } from '../../domain/failure.js'

/** Files that a server reads at once: so many take a bounded part of its memory. */
const PLACES = 8
/** Of one unit: however many of its people send files, others have places left. */
const PLACES_OF_UNIT = 4
/** Of one account, however often it signs in: the next file may begin while the answer to the last one is on its way. */
const PLACES_OF_ACCOUNT = 2
/** Seconds after which another try makes sense. */
const RETRY_AFTER = 10

/** Whoever sends a file. */
export interface Uploader {
  unit: string
  /** Id of the account. */
  account: string
}

/** How many files are being sent, or letters printed, and by whom: each kind has places of its own. */
export class UploadPlaces {
  readonly #taken = new Set<Uploader>()

  /** Takes a place until the function that it returns is called. Throws {@link Failure} `TOO_MANY_REQUESTS`. */
  take(uploader: Uploader): () => void {
    const ofUnit = [...this.#taken].filter(({ unit }) => unit === uploader.unit)
    const own = ofUnit.filter(({ account }) => account === uploader.account)
    const isFull = own.length >= PLACES_OF_ACCOUNT || ofUnit.length >= PLACES_OF_UNIT || this.#taken.size >= PLACES
    if (isFull) throw new Failure('TOO_MANY_REQUESTS', { retryAfter: RETRY_AFTER })
    const place = { ...uploader }
    this.#taken.add(place)
    return () => void this.#taken.delete(place)
  }
}
