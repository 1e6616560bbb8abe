import { ContextConsumer } from '@lit/context'
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { ChallengeController, type ChallengeForm, type ChallengeKind } from '../challenge/challenge-controller.js'
import { servicesContext, type Services } from '../context/services.js'
import { toFailure, type WidgetFailure } from '../failure.js'
import type { LaterMessages } from '../i18n/later/messages.js'
import type { Messages } from '../i18n/messages.js'
import { nextId } from '../next-id.js'
import { WaitingController } from '../waiting/waiting-controller.js'
import { challengePicture } from './challenge-picture.js'
import { errorSummary } from './error-summary.js'
import { failureNotice } from './failure-notice.js'
import { FailedEvent } from './form-events.js'
import { answerField, identifierField } from './request-fields.js'
import { waitingStatus } from './waiting-status.js'

type FieldName = 'answer' | 'identifier'
/** The names of the texts that say what is wrong with a field. */
type ErrorName = 'answerMissing' | 'answerWrong' | 'answerExpired' | 'identifierMissing' | 'identifierInvalid'
type Step = 'idle' | 'working' | 'sending'

/** Asks for a recovery mail. Tells its parent `sent`, and `failed` with what the person has been told. */
export class RequestForm extends LitElement implements ChallengeForm {
  static override properties = {
    kind: {},
    step: { state: true },
    errors: { state: true },
    failure: { state: true },
    brokenPicture: { state: true },
    note: { state: true },
  }

  readonly #services = new ContextConsumer(this, { context: servicesContext, subscribe: true })
  readonly #challenge = new ChallengeController(this)
  readonly #waiting = new WaitingController(this)
  readonly #id = nextId()
  /** The challenge that went out last: when no answer came back, nobody knows whether it is spent. */
  #sentChallenge = ''

  private step: Step = 'idle'
  private errors: Partial<Record<FieldName, ErrorName | undefined>> = {}
  private failure: WidgetFailure | undefined
  private brokenPicture = ''
  /** For screen readers: what has changed outside the focus. */
  private note = ''

  kind: ChallengeKind = 'picture'

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  protected override willUpdate(): void {
    const services = this.#services.value
    if (services) void this.#challenge.follow({ ...services, kind: this.kind })
  }

  isAnswerBegun(): boolean {
    return !!this.#input('answer')?.value
  }

  handleExpired(): void {
    this.#clearAnswer()
    this.errors = { ...this.errors, answer: 'answerExpired' }
    this.note = this.#services.value?.later?.request.answerExpired ?? ''
  }

  handleChallengeFailure(failure: WidgetFailure): void {
    this.dispatchEvent(new FailedEvent(failure))
    // the words for it come with the later texts, and if those do not come, that is to be told
    this.#services.value?.prepareLater().catch((error: unknown) => (this.failure = toFailure(error)))
  }

  #input(name: FieldName): HTMLInputElement | null {
    return this.querySelector(`[name=${name}]`)
  }

  #clearAnswer(): void {
    const answer = this.#input('answer')
    if (answer) answer.value = ''
  }

  #handleFocus(): void {
    this.#challenge.touch()
    this.#services.value?.prepareLater().catch(() => {})
  }

  #handleBroken(): void {
    this.brokenPicture = this.#challenge.picture ?? ''
    this.dispatchEvent(new FailedEvent(toFailure(undefined)))
  }

  async #handleRefresh(): Promise<void> {
    this.note = ''
    this.#clearAnswer()
    this.errors = { ...this.errors, answer: undefined }
    if (await this.#challenge.renew()) this.note = this.#services.value?.later?.request.refreshed ?? ''
  }

  /** The button that was pressed is gone in any case, so the focus goes to what is next. */
  async #handleChallengeRetry(): Promise<void> {
    const isFresh = await this.#challenge.renew()
    await this.updateComplete
    this.querySelector<HTMLElement>(isFresh ? 'input' : '[role=alert] button')?.focus()
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (this.step !== 'idle') return
    this.step = 'working'
    this.failure = undefined
    this.note = ''
    const errors: typeof this.errors = {}
    if (this.#input('answer')?.value.trim() === '') errors.answer = 'answerMissing'
    if (!this.#input('identifier')?.value.trim()) errors.identifier = 'identifierMissing'
    this.#challenge.hold(true)
    try {
      if (await this.#showErrors(errors)) return
      this.#waiting.begin()
      await this.#send()
    } finally {
      this.step = 'idle'
      this.#waiting.end()
      this.#challenge.hold(false)
    }
  }

  #handleRetry(): void {
    const button = this.querySelector<HTMLElement>('[type=submit]')
    button?.focus()
    button?.click()
  }

  /** Marks the fields and moves the focus to the one that needs a change, or to the list of them. */
  async #showErrors(errors: typeof this.errors): Promise<boolean> {
    this.errors = errors
    const names = Object.keys(errors)
    await this.updateComplete
    this.querySelector<HTMLElement>(names.length > 1 ? '[role=alert][tabindex]' : `[name=${names[0]}]`)?.focus()
    return names.length > 0
  }

  async #send(isSecondTry = false): Promise<void> {
    const challenge = this.#challenge
    const answer = this.#input('answer')?.value
    const identifier = this.#input('identifier')?.value ?? ''
    if (!(await challenge.ensureLive())) {
      if (challenge.failure) return
      if (this.kind === 'picture') {
        this.#clearAnswer()
        await this.#showErrors({ answer: answer ? 'answerExpired' : 'answerMissing' })
        return
      }
    }
    const services = this.#services.value
    const sealed = challenge.current?.challenge
    if (!services || sealed === undefined) return
    const isSentBefore = this.#sentChallenge === sealed
    try {
      const [solution] = await Promise.all([challenge.solve(), services.prepareLater()])
      this.step = 'sending'
      this.#sentChallenge = sealed
      const { client, language } = services
      await client.request({ identifier, challenge: sealed, solution, language, ...(answer && { answer }) })
      this.dispatchEvent(new Event('sent'))
    } catch (error) {
      await this.#handleFailure(toFailure(error), { isSentBefore, isSecondTry })
    }
  }

  async #handleFailure(failure: WidgetFailure, { isSentBefore = false, isSecondTry = false }): Promise<void> {
    const { code } = failure
    if (code === 'CAPTCHA_WRONG' || code === 'CAPTCHA_EXPIRED') {
      const hasAnswer = this.#input('answer') !== null
      this.#clearAnswer()
      const isFresh = await this.#challenge.renew()
      // with nothing to type, nobody has to hear of it the first time
      if (isFresh && !hasAnswer && !isSecondTry) return this.#send(true)
      this.dispatchEvent(new FailedEvent(failure))
      if (!hasAnswer) this.failure = failure
      else
        await this.#showErrors({ answer: code === 'CAPTCHA_WRONG' && !isSentBefore ? 'answerWrong' : 'answerExpired' })
      return
    }
    this.dispatchEvent(new FailedEvent(failure))
    if (code === 'INPUT_INVALID') await this.#showErrors({ identifier: 'identifierInvalid' })
    else this.failure = failure
  }

  protected override render(): TemplateResult | typeof nothing {
    const services = this.#services.value
    if (!services) return nothing
    const { messages, later } = services
    const t: Messages['request'] & Partial<LaterMessages['request']> = { ...messages.request, ...later?.request }
    const { answer: answerError, identifier: identifierError } = this.errors
    const answer = {
      id: `${this.#id}-answer`,
      label: t.answer,
      hint: t.answerHint,
      error: answerError && t[answerError],
    }
    const identifier = {
      id: `${this.#id}-identifier`,
      label: t.identifier,
      hint: t.identifierHint,
      error: identifierError && t[identifierError],
    }
    const { current, failure } = this.#challenge
    // an answer to a picture that never came makes no sense
    const hasPicture = this.kind === 'picture' && (current !== undefined || !failure)
    return html`<p class="klucznik-text" part="text">${t.lead}</p>
      <form class="klucznik-form" part="form" novalidate @submit=${this.#handleSubmit} @focusin=${this.#handleFocus}>
        ${errorSummary(
          messages,
          [answer, identifier].flatMap(({ id, error }) => (error ? [{ id, text: error }] : [])),
        )}
        ${hasPicture ? this.#picture(services) : nothing}
        ${failure ? failureNotice({ ...services, failure, handleRetry: this.#handleChallengeRetry }) : nothing}
        ${hasPicture ? answerField(answer) : nothing} ${identifierField(identifier)}
        <button class="klucznik-button" part="button submit" data-kind="main" type="submit">${t.submit}</button>
        ${waitingStatus({
          stage: this.#waiting.stage,
          text: this.step === 'sending' ? t.sending : t.working,
          slow: later?.slow,
          percent: this.step === 'working' ? this.#challenge.percent : undefined,
        })}
        ${
          this.failure ? failureNotice({ ...services, failure: this.failure, handleRetry: this.#handleRetry }) : nothing
        }
        <p class="klucznik-hidden" role="status">${this.note}</p>
      </form>`
  }

  #picture({ messages }: Services): TemplateResult {
    const src = this.#challenge.picture
    return challengePicture({
      messages,
      src,
      isBroken: src !== undefined && src === this.brokenPicture,
      handleBroken: this.#handleBroken,
      handleRefresh: this.#handleRefresh,
    })
  }
}
