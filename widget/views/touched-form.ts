import { nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit'
import type { ChallengeController } from '../challenge/challenge-controller.js'
import { rememberWay } from '../challenge/remembered-way.js'
import { SoundPlayer } from '../challenge/sound-player.js'
import type { Way } from '../challenge/way.js'
import type { FormContext } from '../context/form-context.js'
import { toFailure, type ClientFailure } from '../../ui/failure.js'
import { WaitingController } from '../../ui/waiting-controller.js'
import { errorSummary } from '../../ui/views/error-summary.js'
import type { Field } from '../../ui/views/field.js'
import { FailedEvent } from './failed-event.js'
import { soundPanel } from './sound-panel.js'
import { waitingStatus } from './waiting-status.js'
import { workPanel } from './work-panel.js'

export type FieldName = 'answer' | 'identifier'
/** The names of the texts that say what is wrong with each field. */
export type FieldErrors = Partial<
  Record<FieldName, 'answerMissing' | 'answerWrong' | 'answerExpired' | 'identifierMissing' | 'identifierInvalid'>
>

/** The form as this file works with it. */
export interface AskingForm extends LitElement {
  readonly challenge: ChallengeController
  readonly context: FormContext | undefined
  way: Way
  step: 'idle' | 'working' | 'sending'
  errors: FieldErrors
  failure: ClientFailure | undefined
  /** For screen readers: what has changed outside the focus. */
  note: string
  input(name: FieldName): HTMLInputElement | null
  forgetAnswer(): void
  /** Asks for a challenge of the way that is on show; true when a fresh one is there. */
  followWay(): Promise<boolean>
}

/** All that a form does once a person has touched it: the other ways through the challenge, and sending. */
export class TouchedForm implements ReactiveController {
  readonly #form: AskingForm
  readonly #waiting: WaitingController
  readonly #player: SoundPlayer
  /** The challenge that went out last: when no answer came back, nobody knows whether it is spent. */
  #sentChallenge = ''

  constructor(form: AskingForm) {
    this.#form = form
    this.#waiting = new WaitingController(form)
    this.#player = new SoundPlayer(() => form.requestUpdate())
    form.addController(this)
  }

  hostUpdate(): void {
    const { way, challenge } = this.#form
    this.#player.follow(way === 'sound' ? challenge.media : undefined)
  }

  hostDisconnected(): void {
    this.#player.follow(undefined)
  }

  /** Another way through the challenge; the button that was pressed is gone, so the focus goes to what is next. */
  async choose(way: Way): Promise<void> {
    const form = this.#form
    form.forgetAnswer()
    form.way = way
    rememberWay(way)
    const fresh = form.followWay()
    await form.updateComplete
    form.querySelector<HTMLElement>(way === 'work' ? '[data-way]' : '[name=answer]')?.focus()
    if (!(await fresh) || form.way !== 'sound') return
    await form.updateComplete
    this.#player.replay()
  }

  /** Another challenge of the same way. */
  async refresh(): Promise<void> {
    const form = this.#form
    form.forgetAnswer()
    if (!(await form.challenge.renew())) return
    await form.updateComplete
    if (form.way === 'sound') {
      form.input('answer')?.focus()
      this.#player.replay()
    } else form.note = form.context?.later?.request.refreshed ?? ''
  }

  /** In the field for the digits the space bar plays them again. */
  handleKey(event: KeyboardEvent): void {
    if (event.key !== ' ' || this.#form.way !== 'sound') return
    event.preventDefault()
    this.#player.replay()
  }

  /** Checks the fields, then does what is left of the work and sends. */
  async submit(): Promise<void> {
    const form = this.#form
    form.note = ''
    const errors: FieldErrors = {}
    if (form.input('answer')?.value.trim() === '') errors.answer = 'answerMissing'
    if (!form.input('identifier')?.value.trim()) errors.identifier = 'identifierMissing'
    form.challenge.hold(true)
    try {
      if (await this.#showErrors(errors)) return
      this.#waiting.begin()
      await this.#send()
    } finally {
      this.#waiting.end()
      form.challenge.hold(false)
    }
  }

  /** Marks the fields and moves the focus to the one that needs a change, or to the list of them. */
  async #showErrors(errors: FieldErrors): Promise<boolean> {
    const form = this.#form
    form.errors = errors
    const names = Object.keys(errors)
    await form.updateComplete
    form.querySelector<HTMLElement>(names.length > 1 ? '[role=alert][tabindex]' : `[name=${names[0]}]`)?.focus()
    return names.length > 0
  }

  async #send(isSecondTry = false): Promise<void> {
    const form = this.#form
    const { challenge } = form
    const answer = form.input('answer')?.value
    const identifier = form.input('identifier')?.value ?? ''
    if (!(await challenge.ensureLive())) {
      if (challenge.failure) return
      if (form.way !== 'work') {
        form.forgetAnswer()
        await this.#showErrors({ answer: answer ? 'answerExpired' : 'answerMissing' })
        return
      }
    }
    const { context } = form
    const sealed = challenge.current?.challenge
    if (!context || sealed === undefined) return
    const isSentBefore = this.#sentChallenge === sealed
    try {
      const solution = await challenge.solve()
      form.step = 'sending'
      this.#sentChallenge = sealed
      const { client, language } = context
      await client.request({ identifier, challenge: sealed, solution, language, ...(answer && { answer }) })
      form.dispatchEvent(new CustomEvent('sent', { detail: identifier.trim() }))
    } catch (error) {
      await this.#handleFailure(toFailure(error), { isSentBefore, isSecondTry })
    }
  }

  async #handleFailure(failure: ClientFailure, { isSentBefore = false, isSecondTry = false }): Promise<void> {
    const form = this.#form
    const { code } = failure
    if (code === 'CAPTCHA_WRONG' || code === 'CAPTCHA_EXPIRED') {
      const hasAnswer = form.input('answer') !== null
      form.forgetAnswer()
      const isFresh = await form.challenge.renew()
      // with nothing to type it is tried once more before anybody hears of it
      if (isFresh && !hasAnswer && !isSecondTry) return this.#send(true)
      form.dispatchEvent(new FailedEvent(failure))
      if (!hasAnswer) form.failure = failure
      else
        await this.#showErrors({ answer: code === 'CAPTCHA_WRONG' && !isSentBefore ? 'answerWrong' : 'answerExpired' })
      return
    }
    form.dispatchEvent(new FailedEvent(failure))
    if (code === 'INPUT_INVALID') await this.#showErrors({ identifier: 'identifierInvalid' })
    else form.failure = failure
  }

  /** What stands in the picture's place on another way; nothing until its texts are there. */
  renderWay(handlers: { handleRefresh: () => void; handleWay: (way: Way) => void }): TemplateResult | typeof nothing {
    const { way, challenge, context } = this.#form
    if (!context?.later) return nothing
    const { messages, later } = context
    const player = this.#player
    const { handleRefresh, handleWay } = handlers
    return way === 'sound'
      ? soundPanel({
          messages,
          later,
          state: player.state,
          handleToggle: () => player.toggle(),
          handleRefresh,
          handleWay,
        })
      : workPanel({ messages, later, percent: challenge.percent, handleWay })
  }

  /** The list on top of the form that leads to each field that needs a change. */
  renderSummary(fields: Field[]): TemplateResult | typeof nothing {
    const { context } = this.#form
    return context ? errorSummary(context.messages, fields) : nothing
  }

  /** What is being done after the button was pressed. */
  renderStatus(): TemplateResult {
    const { step, context, challenge } = this.#form
    const t = context?.later?.request
    return waitingStatus({
      stage: this.#waiting.stage,
      text: step === 'sending' ? t?.sending : t?.working,
      slow: context?.later?.slow,
      percent: step === 'working' ? challenge.percent : undefined,
    })
  }
}
