import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** What a process has written, to both of its outputs in their order of arrival, and a way to wait for more. */
export class Hearing {
  text = ''
  readonly #child: ChildProcess
  #hasClosed = false
  #wake = (): void => {}

  constructor(child: ChildProcess) {
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (piece: string) => {
        this.text += piece
        this.#wake()
      })
    }
    child.once('close', () => {
      this.#hasClosed = true
      this.#wake()
    })
  }

  /** Waits until something is found in the text. Rejects with all of it when the process is gone and nothing was. */
  async until<Found>(find: (text: string) => Found | null | undefined): Promise<Found> {
    for (;;) {
      const found = find(this.text)
      if (found !== null && found !== undefined) return found
      if (this.#hasClosed) throw new Error(`it has ended, and wrote:\n${this.text}`)
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  /** Waits until nothing more can come. */
  async closed(): Promise<void> {
    if (!this.#hasClosed) await once(this.#child, 'close')
  }
}
