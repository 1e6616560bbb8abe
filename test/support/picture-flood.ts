import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { FloodCount, FloodOrder } from './picture-flood-main.js'

/** Somebody who fetches pictures or sounds on many connections, each again as soon as it was answered. */
export interface PictureFlood {
  /** What it was answered so far. */
  count(): Promise<FloodCount>
  stop(): Promise<void>
}

const main = fileURLToPath(new URL(`./picture-flood-main${import.meta.url.slice(-3)}`, import.meta.url))

/** Begins a flood, in a process of its own: it shares no event loop with the server. */
export function startPictureFlood(order: FloodOrder): PictureFlood {
  const child = fork(main)
  child.send(order)
  return {
    async count() {
      const answer = once(child, 'message')
      child.send('count')
      const [count] = (await answer) as [FloodCount]
      return count
    },
    async stop() {
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    },
  }
}
