import { ClientFailure } from './failure.js'

let failed = 0

/** What browsers say of a file that does not come, or not as a script; an error inside of one is another. */
const NOT_LOADED = /import|MIME/i

/**
 * Loads a part of this script; rejects with `UNREACHABLE` when it does not come. A browser remembers a file that did not load and never asks for it again, so after a
 * failure the bundle's imports carry a new query (`retry`, see vite.config.ts).
 */
export async function loadChunk<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    Object.assign(import.meta, { retry: `?retry=${++failed}` })
    throw NOT_LOADED.test(String(error)) ? new ClientFailure('UNREACHABLE') : error
  }
}
