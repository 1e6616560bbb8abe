import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How a wait is shown: not at all, in words, in words and with how far it is. */
export type WaitingStage = 'none' | 'hidden' | 'said' | 'measured'

const SAID_MS = 300
const MEASURED_MS = 2_000

/** Keeps short waits silent: words after 0.3 s, more after 2 s. */
export class WaitingController implements ReactiveController {
  stage: WaitingStage = 'none'
  readonly #host: ReactiveControllerHost
  #timers: ReturnType<typeof setTimeout>[] = []

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.end()
  }

  begin(): void {
    this.end()
    this.#to('hidden')
    this.#timers = [setTimeout(() => this.#to('said'), SAID_MS), setTimeout(() => this.#to('measured'), MEASURED_MS)]
  }

  end(): void {
    this.#timers.forEach(clearTimeout)
    this.#to('none')
  }

  #to(stage: WaitingStage): void {
    this.stage = stage
    this.#host.requestUpdate()
  }
}
