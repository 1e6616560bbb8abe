import { ContextConsumer } from '@lit/context'
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { ChallengeController, type ChallengeForm } from '../challenge/challenge-controller.js'
import { formContext } from '../context/form-context.js'
import { sayAddressWrong } from '../context/later-calls.js'
import { toFailure, type ClientFailure } from '../../ui/failure.js'
import { failureNotice } from '../../ui/views/failure-notice.js'
import { WaitingController } from '../../ui/waiting-controller.js'
import { FailedEvent } from './failed-event.js'
import { waitingStatus } from './waiting-status.js'

/**
 * Tells the school that the address which it has of somebody is wrong or gone. The browser shows by work alone that it is no
 * robot: there is nothing to type. Tells its parent `failed` with what the person has been told.
 */
export class AddressWord extends LitElement implements ChallengeForm {
  static override properties = {
    identifier: {},
    level: {},
    step: { state: true },
    failure: { state: true },
  }

  readonly #context = new ContextConsumer(this, { context: formContext, subscribe: true })
  readonly #challenge = new ChallengeController(this)
  readonly #waiting = new WaitingController(this)

  private step: 'idle' | 'sending' | 'said' = 'idle'
  private failure: ClientFailure | undefined

  /** Of the last wish, as it was typed. */
  identifier = ''
  /** Of its heading. */
  level = 3

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  isAnswerBegun(): boolean {
    return false
  }

  handleExpired(): void {}

  handleChallengeFailure(): void {
    // it is told when the work is missed
  }

  #handleSay = async (): Promise<void> => {
    if (this.step !== 'idle') return
    this.failure = undefined
    this.step = 'sending'
    this.#waiting.begin()
    try {
      await this.#send()
      this.step = 'said'
    } catch (error) {
      this.step = 'idle'
      this.failure = toFailure(error)
      this.dispatchEvent(new FailedEvent(this.failure))
    } finally {
      this.#waiting.end()
    }
    await this.updateComplete
    // the button that was pressed is gone
    this.querySelector<HTMLElement>(this.step === 'said' ? '[tabindex]' : '[role=alert] button')?.focus()
  }

  /** Each try has a challenge of its own: of one that was sent nobody knows whether it is spent. */
  async #send(): Promise<void> {
    const context = this.#context.value
    if (!context) return
    const challenge = this.#challenge
    // one is enough: it is not replaced while it waits
    challenge.hold(true)
    const isFresh = challenge.current
      ? await challenge.renew()
      : (await challenge.follow({ ...context, kind: 'work' })) || (await challenge.renew())
    if (!isFresh || !challenge.current) throw challenge.failure ?? toFailure(undefined)
    const solution = await challenge.solve()
    const input = { identifier: this.identifier, challenge: challenge.current.challenge, solution }
    await sayAddressWrong(context.client, input)
  }

  protected override render(): TemplateResult | typeof nothing {
    const { step, failure } = this
    const context = this.#context.value
    const t = context?.later?.addressWord
    if (!context || !t) return nothing
    return html`<h3 class="klucznik-subtitle" part="subtitle" aria-level=${this.level}>${t.title}</h3>
      ${
        step === 'said'
          ? html`<p class="klucznik-text" part="text" tabindex="-1">${t.done}</p>`
          : html`<p class="klucznik-text" part="text">${t.lead}</p>
              ${
                failure
                  ? failureNotice({ ...context, failure, handleRetry: this.#handleSay })
                  : html`<button
                      class="klucznik-button"
                      part="button"
                      type="button"
                      aria-disabled=${step === 'sending'}
                      @click=${this.#handleSay}
                    >
                      ${t.submit}
                    </button>`
              }`
      }
      ${waitingStatus({
        stage: this.#waiting.stage,
        text: t.sending,
        slow: context.later?.slow,
        percent: this.#challenge.percent,
      })}`
  }
}
