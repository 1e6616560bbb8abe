import { solveChallenge, type DeriveKeyFunction } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge, Wish } from '../context/client.js'

/** More lanes than this gain nothing on a phone and heat it. */
const MAX_LANES = 4

export interface SolveOptions {
  /** Ends the work; it ends by itself once solved. */
  controller: AbortController
  /** From 0 to 1, never going back. */
  onProgress(share: number): void
}

/**
 * Finds the counter that the server chose, by WebCrypto, which computes off the main thread. Each lane takes every n-th
 * counter. Rejects when aborted, and with a `RangeError` when no counter up to `work.data.max` fits.
 */
export async function solveWork(
  work: Challenge['work'],
  { controller, onProgress }: SolveOptions,
): Promise<Wish['solution']> {
  const lanes = Math.min(MAX_LANES, navigator.hardwareConcurrency || 1)
  const most = work.data.max + lanes
  let tried = 0
  const counted: DeriveKeyFunction = (parameters, salt, password) => {
    if (++tried > most) throw new RangeError('no counter fits')
    onProgress(tried / most)
    return deriveKey(parameters, salt, password)
  }
  try {
    const found = await Promise.race(
      // old pages replace Array.from
      [...Array(lanes).keys()].map(async (counterStart) => {
        // each lane begins in a task of its own: together they would be one long task on an old phone
        await new Promise((resolve) => setTimeout(resolve))
        return solveChallenge({
          challenge: { parameters: { ...work } },
          controller,
          counterStart,
          counterStep: lanes,
          deriveKey: counted,
          timeout: 0, // a slow device is let finish; whoever gives up aborts
        })
      }),
    )
    if (!found) throw new DOMException('', 'AbortError')
    return { counter: found.counter, derivedKey: found.derivedKey }
  } finally {
    controller.abort()
  }
}
