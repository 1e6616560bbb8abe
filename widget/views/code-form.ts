import { ContextConsumer, ContextProvider } from '@lit/context'
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { foldGrouped } from '../../contract/fold-grouped.js'
import { toFailure } from '../../ui/failure.js'
import { nextId } from '../../ui/next-id.js'
import { describedBy, field } from '../../ui/views/field.js'
import type { Client } from '../context/client.js'
import { formContext, type FormContext } from '../context/form-context.js'
import { exchange } from '../context/later-calls.js'
import type { LaterMessages } from '../i18n/later/messages.js'
import { ExchangedEvent } from './exchanged-event.js'
import { FailedEvent } from './failed-event.js'
import type { RequestForm } from './request-form.js'

/** Eight digits of a mail, or ten symbols of a letter, as people type them. */
const CODE = /^(?:\d{8}|[\p{L}\d]{10})$/u

/**
 * Takes the code beside a link. Whose it is, and the challenge, the request's form asks for: it stands in here in a context
 * of its own, with other words, and what it sends goes out together with the code. Tells its parent `exchanged`, and
 * `failed` with what the person has been told.
 */
export class CodeForm extends LitElement {
  static override properties = {
    isOfLetter: { state: true },
    error: { state: true },
  }

  readonly #outer = new ContextConsumer(this, { context: formContext, subscribe: true })
  readonly #inner = new ContextProvider(this, { context: formContext })
  readonly #id = nextId()
  #from: FormContext | undefined
  #client: Client | undefined
  /** Of the code that was right. */
  #ticket: string | undefined

  /** A letter's code has letters too, which no keypad for digits has. */
  private isOfLetter = false
  private error: 'missing' | 'malformed' | 'wrong' | undefined

  constructor() {
    super()
    // before the form inside hears of it: a code that is none spends no challenge
    this.addEventListener('submit', this.#handleSubmit, { capture: true })
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  protected override willUpdate(): void {
    const outer = this.#outer.value
    if (outer === this.#from) return
    const isSameClient = outer?.client === this.#from?.client
    this.#from = outer
    if (!outer?.later) return
    const { code: t, request } = outer.later
    // another client is another challenge
    if (!isSameClient || !this.#client) this.#client = { ...outer.client, request: this.#exchange }
    this.#inner.setValue({
      ...outer,
      client: this.#client,
      messages: { ...outer.messages, request: { ...outer.messages.request, lead: t.rest, submit: t.submit } },
      later: { ...outer.later, request: { ...request, working: t.checking, sending: t.checking } },
    })
  }

  get #texts(): LaterMessages['code'] | undefined {
    return this.#from?.later?.code
  }

  get #input(): HTMLInputElement | null {
    return this.querySelector('[name=code]')
  }

  get #form(): RequestForm | null {
    return this.querySelector('klucznik-request-form')
  }

  #handleSubmit = (event: Event): void => {
    const code = foldGrouped(this.#input?.value ?? '') ?? ''
    this.error = code === '' ? 'missing' : CODE.test(code) ? undefined : 'malformed'
    if (!this.error) return
    event.preventDefault()
    event.stopPropagation()
    this.#input?.focus()
  }

  /** In the place of the wish for a mail. What does not fit is told at the code, and is no failure of the form's. */
  #exchange: Client['request'] = async ({ language: _language, ...named }) => {
    const client = this.#from?.client
    if (!client) throw toFailure(undefined)
    try {
      const code = this.#input?.value ?? ''
      this.#ticket = (await exchange(client, { ...named, code })).ticket
    } catch (error) {
      const failure = toFailure(error)
      if (failure.code !== 'TICKET_INVALID') throw failure
    }
    return { accepted: true }
  }

  async #handleSent(): Promise<void> {
    if (this.#ticket !== undefined) {
      this.dispatchEvent(new ExchangedEvent(this.#ticket))
      return
    }
    const form = this.#form
    this.error = 'wrong'
    this.#input?.focus()
    // the challenge is spent
    form?.forgetAnswer()
    if ((await form?.challenge.renew()) && form?.way === 'picture')
      form.note = this.#from?.later?.request.refreshed ?? ''
  }

  #handleFailed(event: FailedEvent): void {
    this.dispatchEvent(new FailedEvent(event.detail))
  }

  /** The field stands outside the form inside, which Enter would send. */
  #handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.querySelector<HTMLElement>('[type=submit]')?.click()
  }

  #handleForm(): void {
    this.isOfLetter = !this.isOfLetter
    this.error = undefined
    this.#input?.focus()
  }

  protected override render(): TemplateResult | typeof nothing {
    const t = this.#texts
    if (!t) return nothing
    const { error, isOfLetter } = this
    const code = {
      id: this.#id,
      label: t.code,
      hint: isOfLetter ? t.hintOfLetter : t.hint,
      error: error && t[error],
    }
    return html`<p class="klucznik-text" part="text">${t.lead}</p>
      ${field(
        code,
        html`<input
            class="klucznik-input"
            part="input"
            data-size="short"
            id=${code.id}
            name="code"
            type="text"
            inputmode=${isOfLetter ? 'text' : 'numeric'}
            autocomplete="one-time-code"
            autocapitalize="characters"
            autocorrect="off"
            spellcheck="false"
            enterkeyhint="send"
            maxlength="64"
            @keydown=${this.#handleKey}
            aria-invalid=${error ? 'true' : 'false'}
            aria-describedby=${describedBy(code)}
          />
          <button class="klucznik-button" part="button" data-kind="plain" type="button" @click=${this.#handleForm}>
            ${isOfLetter ? t.ofMail : t.ofLetter}
          </button>`,
      )}
      <klucznik-request-form @sent=${this.#handleSent} @failed=${this.#handleFailed}></klucznik-request-form>`
  }
}
