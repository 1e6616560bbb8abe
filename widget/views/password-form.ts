import { ContextConsumer } from '@lit/context'
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { TicketAnswer } from '../context/client.js'
import { formContext } from '../context/form-context.js'
import { complete } from '../context/later-calls.js'
import { toFailure, type ClientFailure } from '../../ui/failure.js'
import { passwordLength } from '../../contract/password-length.js'
import type { PasswordReason } from '../../contract/password-reason.js'
import type { LaterMessages } from '../i18n/later/messages.js'
import { plural } from '../../ui/i18n/plural.js'
import { nextId } from '../../ui/next-id.js'
import { WaitingController } from '../../ui/waiting-controller.js'
import { failureNotice } from '../../ui/views/failure-notice.js'
import { describedBy, field } from '../../ui/views/field.js'
import { CompletedEvent } from './completed-event.js'
import { FailedEvent } from './failed-event.js'
import { waitingStatus } from './waiting-status.js'

/** After so long without a key, a screen reader hears how much is missing. */
const QUIET_MS = 1_000

/** Takes a new password for the login of a ticket. Tells its parent `completed`, and `failed`. */
export class PasswordForm extends LitElement {
  static override properties = {
    ticket: { attribute: false },
    account: { attribute: false },
    error: { state: true },
    failure: { state: true },
    typed: { state: true },
    isShown: { state: true },
    note: { state: true },
  }

  readonly #context = new ContextConsumer(this, { context: formContext, subscribe: true })
  readonly #waiting = new WaitingController(this)
  readonly #id = nextId()
  #quiet: ReturnType<typeof setTimeout> | undefined

  private error: PasswordReason | 'EMPTY' | undefined
  private failure: ClientFailure | undefined
  private typed = 0
  private isShown = false
  /** For screen readers: what has changed outside the focus. */
  private note = ''

  ticket = ''
  account: TicketAnswer | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#quiet)
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  get #input(): HTMLInputElement | null {
    return this.querySelector('[name=password]')
  }

  get #texts(): LaterMessages['password'] | undefined {
    return this.#context.value?.later?.password
  }

  get #missing(): number {
    return (this.account?.passwordRules.minLength ?? 0) - this.typed
  }

  /** A server of before does not name them. */
  get #others(): TicketAnswer['others'] {
    return this.account?.others ?? []
  }

  /** How many characters are missing, in words; nothing before the first one, and no praise beside an error. */
  #count(): string {
    const { language = 'pl', later } = this.#context.value ?? {}
    if (!later || this.typed === 0) return ''
    if (this.#missing > 0) return plural(language, later.password.missing, this.#missing)
    return this.error ? '' : later.password.enough
  }

  #handleInput(): void {
    this.typed = passwordLength(this.#input?.value ?? '')
    clearTimeout(this.#quiet)
    this.#quiet = setTimeout(() => (this.note = this.#count()), QUIET_MS)
  }

  #handleReveal(): void {
    this.isShown = !this.isShown
    this.note = (this.isShown ? this.#texts?.shown : this.#texts?.hidden) ?? ''
  }

  #handleRetry(): void {
    const button = this.querySelector<HTMLElement>('[type=submit]')
    button?.focus()
    button?.click()
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const client = this.#context.value?.client
    if (!client || this.#waiting.stage !== 'none') return
    this.failure = undefined
    this.note = ''
    // a password manager looks for a hidden field
    this.isShown = false
    const password = this.#input?.value ?? ''
    if (password === '') return this.#refuse('EMPTY')
    this.typed = passwordLength(password)
    if (this.#missing > 0) return this.#refuse('TOO_SHORT')
    this.error = undefined
    this.#waiting.begin()
    try {
      const forAll = this.querySelector<HTMLInputElement>('[name=all]')?.checked
      const { login, others = [] } = await complete(client, { ticket: this.ticket, password, forAll })
      const left = forAll ? this.#others.filter((other) => !others.includes(other.login)) : []
      this.dispatchEvent(new CompletedEvent({ logins: [login, ...others], left: left.map((other) => other.login) }))
    } catch (error) {
      const failure = toFailure(error)
      this.dispatchEvent(new FailedEvent(failure))
      if (failure.code === 'PASSWORD_REJECTED') await this.#refuse(failure.reason as PasswordReason)
      else this.failure = failure
    } finally {
      this.#waiting.end()
    }
  }

  async #refuse(reason: NonNullable<typeof this.error>): Promise<void> {
    this.error = reason
    await this.updateComplete
    this.#input?.focus()
  }

  protected override render(): TemplateResult | typeof nothing {
    const { account, error } = this
    const context = this.#context.value
    const t = this.#texts
    if (!context || !t || !account) return nothing
    const { language } = context
    // as the mail says it, wherever the reader is
    const until = new Intl.DateTimeFormat(language, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Warsaw',
    })
    const names = this.#others.map(({ login, firstName }) => `${firstName} (${login})`.trim()).join(', ')
    const login = { id: `${this.#id}-login`, label: t.login }
    const password = {
      id: `${this.#id}-password`,
      label: t.password,
      hint: `${plural(language, t.rule, account.passwordRules.minLength)} ${t.tip}`,
      error: error && (error === 'EMPTY' ? t.empty : (t.rejected[error] ?? t.rejected.OTHER)),
    }
    return html`<p class="klucznik-text" part="text">${t.until(until.format(new Date(account.expiresAt)))}</p>
      <form class="klucznik-form" part="form" novalidate @submit=${this.#handleSubmit}>
        ${field(
          login,
          html`<input
            class="klucznik-input"
            part="input"
            id=${login.id}
            name="username"
            type="text"
            autocomplete="username"
            spellcheck="false"
            readonly
            .value=${account.login}
          />`,
        )}
        ${field(
          password,
          html`<div class="klucznik-row">
              <input
                class="klucznik-input"
                part="input"
                id=${password.id}
                name="password"
                type=${this.isShown ? 'text' : 'password'}
                autocomplete="new-password"
                autocapitalize="none"
                autocorrect="off"
                spellcheck="false"
                enterkeyhint="send"
                passwordrules="minlength: ${account.passwordRules.minLength};"
                aria-invalid=${error ? 'true' : 'false'}
                aria-describedby=${describedBy(password)}
                @input=${this.#handleInput}
              />
              <button
                class="klucznik-button"
                part="button reveal"
                type="button"
                aria-controls=${password.id}
                @click=${this.#handleReveal}
              >
                ${this.isShown ? t.hide : t.show}
              </button>
            </div>
            <p class="klucznik-hint klucznik-count" part="hint" aria-hidden="true">${this.#count()}</p>`,
        )}
        ${
          names
            ? html`<label class="klucznik-all">
                <input type="checkbox" name="all" ?checked=${account.forAll} />
                <span>${t.all} ${names}</span>
              </label>`
            : nothing
        }
        <button class="klucznik-button" part="button submit" data-kind="main" type="submit">${t.submit}</button>
        ${waitingStatus({ stage: this.#waiting.stage, text: t.saving, slow: context.later?.slow })}
        ${this.failure ? failureNotice({ ...context, failure: this.failure, handleRetry: this.#handleRetry }) : nothing}
        <p class="klucznik-hidden" role="status">${this.note}</p>
      </form>`
  }
}
