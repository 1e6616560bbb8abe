import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { IDENTIFIER_MAX_LENGTH } from '../../contract/field-lengths.js'
import { hostedPagePath } from '../../contract/hosted-page-path.js'
import { nextId } from '../../ui/next-id.js'
import { errorSummary } from '../../ui/views/error-summary.js'
import { failureNotice } from '../../ui/views/failure-notice.js'
import { CallController } from '../kit/call-controller.js'
import { SignedInEvent } from '../kit/panel-events.js'
import type { PanelClient } from '../kit/panel-client.js'
import type { PanelServices } from '../kit/panel-context.js'
import { textField, type TextField } from '../kit/text-field.js'

/** What there is before somebody is signed in. */
export type SignInTexts = Pick<PanelServices, 'language' | 'atHand' | 'messages'>
type ErrorName = 'loginMissing' | 'passwordMissing' | 'wrong'

/** Asks who it is. Tells its parent `signed-in`. */
export class SignInView extends LitElement {
  static override properties = {
    client: { attribute: false },
    texts: { attribute: false },
    unit: {},
    login: {},
    errors: { state: true },
  }

  readonly #call = new CallController(this)
  readonly #id = nextId()

  private errors: { login?: ErrorName; password?: ErrorName } = {}

  client: PanelClient | undefined
  texts: SignInTexts | undefined
  unit = ''
  /** Of whoever was signed in before. */
  login = ''

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  #input(name: 'username' | 'password'): HTMLInputElement | null {
    return this.querySelector(`[name=${name}]`)
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    await this.#send()
  }

  async #send(): Promise<void> {
    const { client } = this
    if (!client || this.#call.isBusy) return
    const login = this.#input('username')?.value.trim() ?? ''
    const password = this.#input('password')?.value ?? ''
    await this.#refuse({
      ...(login === '' && { login: 'loginMissing' }),
      ...(password === '' && { password: 'passwordMissing' }),
    })
    if (login === '' || password === '') return
    const me = await this.#call.run(() => client.signIn({ login, password }), {
      again: () => this.#send(),
      handle: ({ reason }) => reason === 'SIGN_IN_WRONG' && (void this.#refuse({ password: 'wrong' }), true),
    })
    if (me) this.dispatchEvent(new SignedInEvent(me))
  }

  async #refuse(errors: typeof this.errors): Promise<void> {
    this.errors = errors
    const [first, second] = Object.keys(errors)
    if (first === undefined) return
    await this.updateComplete
    if (second !== undefined) this.querySelector<HTMLElement>('[role=alert]')?.focus()
    else this.#input(first === 'login' ? 'username' : 'password')?.focus()
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.texts) return nothing
    const { messages, language, atHand } = this.texts
    const t = messages.signIn
    const { errors } = this
    const login: TextField = {
      id: `${this.#id}-login`,
      name: 'username',
      label: t.login,
      error: errors.login && t[errors.login],
      autocomplete: 'username',
      enterKeyHint: 'next',
      maxLength: IDENTIFIER_MAX_LENGTH,
      value: this.login,
    }
    const password: TextField = {
      id: `${this.#id}-password`,
      name: 'password',
      label: t.password,
      error: errors.password && t[errors.password],
      type: 'password',
      autocomplete: 'current-password',
      enterKeyHint: 'go',
    }
    const { failure, retry } = this.#call
    return html`<p class="klucznik-text">${t.lead}</p>
      <form class="panel-form" method="post" novalidate @submit=${this.#handleSubmit}>
        ${errorSummary(messages, [login, password])} ${textField(login)} ${textField(password)}
        ${failure ? failureNotice({ failure, language, atHand, later: messages, handleRetry: retry }) : nothing}
        <button class="klucznik-button" data-kind="main" type="submit">${t.submit}</button>
        <p class="panel-after">
          <a class="panel-link" href=${hostedPagePath(this.unit)}>${t.noPassword}</a>
        </p>
      </form>`
  }
}
