import { parentPort } from 'node:worker_threads'
import { drawChallenge } from '../draw-challenge.js'
import type { DrawableChallenge } from '../sealed-drawings.js'

/** What the thread answers to each {@link DrawableChallenge}, in their order. */
export type ThreadAnswer = { media: Uint8Array<ArrayBuffer> } | { error: unknown }

if (parentPort === null) throw new Error('this file runs on a thread of its own')
const port = parentPort
port.on('message', (drawable: DrawableChallenge) => {
  try {
    // a copy with a memory of its own: what is handed over is gone here, and a buffer may share its memory with others
    const media = Uint8Array.from(drawChallenge(drawable))
    port.postMessage({ media } satisfies ThreadAnswer, [media.buffer])
  } catch (error) {
    port.postMessage({ error } satisfies ThreadAnswer)
  }
})
