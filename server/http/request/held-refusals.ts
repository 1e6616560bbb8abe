import type { FastifyInstance } from 'fastify'

/** How long a refusal is held back, in milliseconds. */
const HELD_MS = 1_000

/** Refusals that are held at once; what comes beyond them is told at once. */
const MOST_HELD = 2_000

/**
 * Holds refusals back for a second. Who is refused and asks again at once would keep the server as busy as if it were
 * served; so each of their connections is heard once a second, and all others at any time.
 */
export function heldRefusals(app: FastifyInstance): () => Promise<void> {
  const held = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const letGo of held) letGo()
  })
  return async () => {
    if (held.size >= MOST_HELD) return
    await new Promise<void>((resolve) => {
      const letGo = (): void => {
        clearTimeout(timer)
        held.delete(letGo)
        resolve()
      }
      const timer = setTimeout(letGo, HELD_MS)
      held.add(letGo)
    })
  }
}
