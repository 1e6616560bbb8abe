import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { toFailure, type ClientFailure } from '../../ui/failure.js'
import { WaitingController } from '../../ui/waiting-controller.js'
import { isSessionEnd } from './panel-client.js'

/** Runs a view's calls: how long they take, what went wrong, and another try. A later call makes an earlier one void. */
export class CallController implements ReactiveController {
  failure: ClientFailure | undefined

  readonly #host: ReactiveControllerHost
  readonly #waiting: WaitingController
  #last = 0
  #again: () => Promise<unknown> = async () => {}

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    this.#waiting = new WaitingController(host)
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#last++
  }

  get isBusy(): boolean {
    return this.#waiting.stage !== 'none'
  }

  /** Whether it is time to say that something is being done. */
  get isSlow(): boolean {
    return this.#waiting.stage === 'said' || this.#waiting.stage === 'measured'
  }

  /**
   * Resolves with the answer, or with undefined when the call failed or a later one was begun. `handle` gets a failure
   * first, and answers true to keep it from being shown; `again` is what another try does.
   */
  async run<Answer>(
    task: () => Promise<Answer>,
    {
      again = () => this.run(task),
      handle = () => false,
    }: { again?: () => Promise<unknown>; handle?: (failure: ClientFailure) => boolean } = {},
  ): Promise<Answer | undefined> {
    const mine = ++this.#last
    this.failure = undefined
    this.#again = again
    this.#waiting.begin()
    try {
      const answer = await task()
      return mine === this.#last ? answer : undefined
    } catch (error) {
      const failure = toFailure(error)
      // the sign-in takes this view's place, and says more
      if (mine === this.#last && !isSessionEnd(failure) && !handle(failure)) this.failure = failure
      return undefined
    } finally {
      if (mine === this.#last) this.#waiting.end()
      this.#host.requestUpdate()
    }
  }

  /** The button that was pressed is gone, so the focus goes to another try, or to what has come in its place. */
  retry = async (event: Event): Promise<void> => {
    const main = (event.currentTarget as HTMLElement).closest('main')
    await this.#again()
    await this.#host.updateComplete
    if (document.activeElement !== document.body) return
    const next = ['[role=alert] button', '[type=submit][data-kind=main]', '.panel-summary[tabindex]', 'h1']
      .map((selector) => main?.querySelector<HTMLElement>(selector))
      .find(Boolean)
    next?.focus()
  }
}
