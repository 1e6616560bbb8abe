import { randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** How long a refusal is held back, in milliseconds: each a little longer or shorter, so that not all come back at once. */
const LEAST_MS = 1_000
const MOST_MS = 3_000

/** Refusals that are held at once; what comes beyond them is told at once. */
const MOST_HELD = 2_000

/**
 * Holds refusals back for some two seconds. Who is refused and asks again at once would keep the server as busy as if it
 * were served; so their connections are seldom heard, and all others at any time.
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
      const timer = setTimeout(letGo, randomInt(LEAST_MS, MOST_MS))
      held.add(letGo)
    })
  }
}
