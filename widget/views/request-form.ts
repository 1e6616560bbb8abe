import { ContextConsumer } from '@lit/context'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { ChallengeController, type ChallengeForm } from '../challenge/challenge-controller.js'
import { rememberedWay } from '../challenge/remembered-way.js'
import { WAYS, type Way } from '../challenge/way.js'
import { loadChunk } from '../../ui/chunks.js'
import { formContext, type FormContext } from '../context/form-context.js'
import { toFailure, type ClientFailure } from '../../ui/failure.js'
import type { LaterMessages } from '../i18n/later/messages.js'
import type { Messages } from '../i18n/messages.js'
import { nextId } from '../../ui/next-id.js'
import { challengePicture } from './challenge-picture.js'
import { failureNotice } from '../../ui/views/failure-notice.js'
import type { Field } from '../../ui/views/field.js'
import { FailedEvent } from './failed-event.js'
import { answerField, identifierField } from './request-fields.js'
import type { AskingForm, FieldErrors, FieldName, TouchedForm } from './touched-form.js'

/**
 * Asks for a recovery mail. Tells its parent `sent`, and `failed` with what the person has been told. What it does once
 * somebody touches it comes as a file of its own, {@link TouchedForm}.
 */
export class RequestForm extends LitElement implements ChallengeForm, AskingForm {
  static override properties = {
    kind: {},
    typed: {},
    way: { state: true },
    step: { state: true },
    errors: { state: true },
    failure: { state: true },
    note: { state: true },
    brokenPicture: { state: true },
    touched: { state: true },
  }

  readonly challenge = new ChallengeController(this)
  readonly #context = new ContextConsumer(this, { context: formContext, subscribe: true })
  readonly #id = nextId()
  #offered: Way | undefined

  private brokenPicture = ''
  private touched: TouchedForm | undefined

  way: Way = 'picture'
  step: AskingForm['step'] = 'idle'
  errors: FieldErrors = {}
  failure: ClientFailure | undefined
  note = ''
  /** The way that the page offers first, else the unit's is. The visitor's own choice wins until the page changes this. */
  kind: Way | undefined
  /** What the identifier's field begins with: what was typed before *ask again*. */
  typed = ''

  get context(): FormContext | undefined {
    return this.#context.value
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  protected override willUpdate(changed: PropertyValues): void {
    // a newer server may know ways that this version does not
    const first = WAYS.find((way) => way === this.challenge.current?.first)
    const offered = this.kind ?? first ?? this.#offered ?? 'picture'
    if (offered !== this.#offered) {
      const isChanged = this.hasUpdated && changed.has('kind')
      this.way = (!isChanged && rememberedWay()) || offered
      this.#offered = offered
    }
    void this.followWay()
    if (this.way !== 'picture' && !this.touched && !this.failure) this.#prepare().catch(this.#handleLoadFailure)
  }

  isAnswerBegun(): boolean {
    return !!this.input('answer')?.value
  }

  handleExpired(): void {
    this.forgetAnswer()
    this.errors = { ...this.errors, answer: 'answerExpired' }
    this.note = this.#texts()?.answerExpired ?? ''
  }

  handleChallengeFailure(failure: ClientFailure): void {
    this.dispatchEvent(new FailedEvent(failure))
    // the words for it are among the later texts; when those do not load either, that is told instead
    this.context?.prepareLater().catch(this.#handleLoadFailure)
  }

  async followWay(): Promise<boolean> {
    const { context, way } = this
    return context !== undefined && this.challenge.follow({ ...context, kind: way })
  }

  input(name: FieldName): HTMLInputElement | null {
    return this.querySelector(`[name=${name}]`)
  }

  forgetAnswer(): void {
    const answer = this.input('answer')
    if (answer) answer.value = ''
    this.note = ''
    const { answer: _forgotten, ...errors } = this.errors
    this.errors = errors
  }

  /** Has at hand what comes after the first touch; rejects when it does not load. */
  async #prepare(): Promise<TouchedForm> {
    const [{ TouchedForm: Touched }] = await Promise.all([
      loadChunk(() => import('./touched-form.js')),
      this.context?.prepareLater(),
    ])
    return (this.touched ??= new Touched(this))
  }

  async #act(act: (touched: TouchedForm) => Promise<void>): Promise<void> {
    this.failure = undefined
    try {
      await act(await this.#prepare())
    } catch (error) {
      this.#handleLoadFailure(error)
    }
  }

  #handleLoadFailure = (error: unknown): void => {
    this.failure = toFailure(error)
    this.dispatchEvent(new FailedEvent(this.failure))
  }

  #handleFocus(): void {
    this.challenge.touch()
    this.#prepare().catch(() => {})
  }

  #handleBroken = (): void => {
    this.brokenPicture = this.challenge.media ?? ''
    // it may have announced this very picture
    this.note = ''
    this.dispatchEvent(new FailedEvent(toFailure(undefined)))
  }

  #handleRefresh = (): void => void this.#act((touched) => touched.refresh())

  #handleWay = (way: Way): void => {
    this.challenge.touch()
    void this.#act((touched) => touched.choose(way))
  }

  /** The button that was pressed is gone in any case, so the focus goes to what is next. */
  async #handleChallengeRetry(): Promise<void> {
    const isFresh = await this.challenge.renew()
    await this.updateComplete
    this.querySelector<HTMLElement>(isFresh ? 'input' : '[role=alert] button')?.focus()
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (this.step !== 'idle') return
    this.step = 'working'
    await this.#act((touched) => touched.submit())
    this.step = 'idle'
  }

  #handleRetry(): void {
    const button = this.querySelector<HTMLElement>('[type=submit]')
    button?.focus()
    button?.click()
  }

  #texts(): (Messages['request'] & Partial<LaterMessages['request']>) | undefined {
    const { messages, later } = this.context ?? {}
    return messages && { ...messages.request, ...later?.request, ...(this.way === 'sound' && later?.sound) }
  }

  #field(name: FieldName): Field {
    const t = this.#texts()
    const error = this.errors[name]
    return { id: `${this.#id}-${name}`, label: t?.[name] ?? '', hint: t?.[`${name}Hint`], error: error && t?.[error] }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context, challenge, touched, failure, way } = this
    const t = this.#texts()
    if (!context || !t) return nothing
    const [answer, identifier] = [this.#field('answer'), this.#field('identifier')]
    // without a picture there is nothing to answer
    const isThere = challenge.current || !challenge.failure
    return html`<p class="klucznik-text" part="text">${t.lead}</p>
      <form class="klucznik-form" part="form" novalidate @submit=${this.#handleSubmit} @focusin=${this.#handleFocus}>
        ${touched?.renderSummary([answer, identifier])} ${isThere || way !== 'picture' ? this.#way(context) : nothing}
        ${
          challenge.failure
            ? failureNotice({ ...context, failure: challenge.failure, handleRetry: this.#handleChallengeRetry })
            : nothing
        }
        ${
          isThere && way !== 'work'
            ? answerField(answer, { way, handleKey: (event) => touched?.handleKey(event) })
            : nothing
        }
        ${identifierField(identifier, this.typed)}
        <button class="klucznik-button" part="button submit" data-kind="main" type="submit">${t.submit}</button>
        ${touched?.renderStatus()}
        ${failure ? failureNotice({ ...context, failure, handleRetry: this.#handleRetry }) : nothing}
        <p class="klucznik-hidden" role="status">${this.note}</p>
      </form>`
  }

  #way({ messages }: FormContext): TemplateResult | typeof nothing | undefined {
    const [handleRefresh, handleWay] = [this.#handleRefresh, this.#handleWay]
    if (this.way !== 'picture') return this.touched?.renderWay({ handleRefresh, handleWay })
    const src = this.challenge.media
    const isBroken = src !== undefined && src === this.brokenPicture
    return challengePicture({ messages, src, isBroken, handleBroken: this.#handleBroken, handleRefresh, handleWay })
  }
}
