let failed = 0

/**
 * Loads a part of this script. A browser remembers a file that did not load and never asks for it again, so after a
 * failure the bundle's imports carry a new query (`retry`, see vite.config.ts).
 */
export async function loadChunk<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    Object.assign(import.meta, { retry: `?retry=${++failed}` })
    throw error
  }
}
