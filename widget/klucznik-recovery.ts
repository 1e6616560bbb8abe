import { ContextProvider } from '@lit/context'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Language } from '../contract/language.js'
import type { Way } from './challenge/way.js'
import { loadChunk } from '../ui/chunks.js'
import { createClient, type Client } from './context/client.js'
import { formContext } from './context/form-context.js'
import { toFailure, ClientFailure } from '../ui/failure.js'
import { Flow } from './flow/flow.js'
import { SpeechController } from './i18n/speech-controller.js'
import { followTranslator } from './follow-translator.js'
import { keepKeys } from './keep-keys.js'
import { whenNear } from './near-viewport.js'
import { nextId } from '../ui/next-id.js'
import { register } from '../ui/register.js'
import { scriptOrigin } from './script-origin.js'
import { widgetStyles } from './styles/widget-styles.js'
import { placeSurface } from '../ui/surface.js'
import { takeTicket } from './ticket.js'
import { failureNotice } from '../ui/views/failure-notice.js'
import type { FailedEvent } from './views/failed-event.js'
import type { languageSwitch } from './views/language-switch.js'
import type * as LaterViews from './views/later-views.js'
import { RequestForm } from './views/request-form.js'
import { waitingStatus } from './views/waiting-status.js'

/** `auto` follows the page's own `color-scheme`. */
export type Theme = 'auto' | 'light' | 'dark' | 'contrast'

/**
 * Gives people access to an account that their school has created: asks for a mail with a link, and takes a new password
 * when the page was opened by such a link. Its children are shown where scripts do not run.
 *
 * @tag klucznik-recovery
 *
 * @attr {string} unit - Id of the local government unit.
 * @attr {string} server - Origin of the server; by default where this script came from.
 * @attr {'pl' | 'uk' | 'en' | 'ru'} lang - Language; by default the closest `lang` attribute's, then the browser's, then Polish.
 * @attr {'auto' | 'light' | 'dark' | 'contrast'} theme - Colours; `auto` follows the page's `color-scheme`, `contrast` is white and yellow on black.
 * @attr {'picture' | 'work'} captcha - Which way is offered first, `work` asks for nothing to be typed; by default the unit's.
 * @attr {boolean} light - Renders without a shadow root; `light="false"` means false.
 * @attr {number} heading-level - Level of the headings, 1 to 6; those within a view are one deeper.
 * @attr {string} sign-in-url - Where the link after a new password leads; http and https only.
 *
 * @fires {KlucznikViewEvent} klucznik-view - A view is on show, the first one included.
 * @fires {KlucznikSentEvent} klucznik-sent - A request was accepted.
 * @fires {KlucznikCompletedEvent} klucznik-completed - A password was set.
 * @fires {KlucznikFailureEvent} klucznik-failure - Something did not work.
 *
 * @cssprop --klucznik-text - Colour of text; `-text-muted` of hints.
 * @cssprop --klucznik-text-muted
 * @cssprop --klucznik-surface - What everything stands on, and its `-border`.
 * @cssprop --klucznik-border
 * @cssprop --klucznik-field-surface - Ground of the inputs, and their `-border`.
 * @cssprop --klucznik-field-border
 * @cssprop --klucznik-accent - Buttons and links; `-accent-hover` under the pointer, `-on-accent` on them.
 * @cssprop --klucznik-accent-hover
 * @cssprop --klucznik-on-accent
 * @cssprop --klucznik-error - Errors, and the ground of notices.
 * @cssprop --klucznik-error-surface
 * @cssprop --klucznik-focus - Ring of the focus.
 * @cssprop [--klucznik-font=inherit]
 * @cssprop [--klucznik-radius=0.25em]
 * @cssprop [--klucznik-padding=clamp(1em, 4vw, 1.75em)]
 * @cssprop [--klucznik-max-width=34em]
 *
 * @csspart surface - With its parts `title`, `subtitle`, `text`, `form`, `status`, `progress`, `login`.
 * @csspart field - With its parts `label`, `hint`, `error`, `input`.
 * @csspart challenge - With its parts `picture`, `refresh` and `listen`.
 * @csspart button - Every button; also `submit`, `refresh`, `listen`, `reveal`, `sign-in`.
 * @csspart languages - The other languages, below the form.
 * @csspart notice - What went wrong; each `link` in it leads to a field.
 */
export class KlucznikRecovery extends LitElement {
  static override properties = {
    unit: {},
    server: {},
    lang: {},
    theme: {},
    captcha: {},
    light: { converter: (value: string | null) => value !== null && !/^(false|0|no|off)$/i.test(value) },
    headingLevel: { attribute: 'heading-level', type: Number },
    signInUrl: { attribute: 'sign-in-url' },
    isNear: { state: true },
    laterViews: { state: true },
    languageSwitch: { state: true },
  }

  readonly #flow = new Flow(this)
  readonly #speech = new SpeechController(this)
  readonly #context = new ContextProvider(this, { context: formContext })
  readonly #surface = document.createElement('section')
  readonly #titleId = nextId()
  #client: Client | undefined
  #stopWaiting = () => {}

  private isNear = false
  private laterViews: typeof LaterViews | undefined
  private languageSwitch: typeof languageSwitch | undefined

  unit = ''
  server = ''
  override lang = ''
  theme: Theme = 'auto'
  captcha: Exclude<Way, 'sound'> | '' = ''
  light = false
  headingLevel = 2
  signInUrl = ''

  constructor() {
    super()
    keepKeys(this)
    followTranslator(this.#surface)
  }

  override connectedCallback(): void {
    // the oldest browsers that read this file at all know no replaceChildren
    if (!this.replaceChildren) {
      loadChunk(() => import('./too-old.js')).then(
        ({ tellTooOld }) => tellTooOld(this, `${this.#origin}/jst/${this.unit}`),
        () => {},
      )
      return
    }
    register('klucznik-request-form', RequestForm)
    this.#place()
    super.connectedCallback()
    this.#handleHash()
    window.addEventListener('hashchange', this.#handleHash)
    this.#stopWaiting = whenNear(this, () => (this.isNear = true))
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('hashchange', this.#handleHash)
    this.#stopWaiting()
  }

  protected override createRenderRoot(): HTMLElement {
    return this.#surface
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('light')) this.#place()
    if (!this.isNear) return
    const isStart = !this.#client || changed.has('unit') || changed.has('server')
    if (isStart) this.#start()
    // without it the form is whole
    if (isStart) void this.#prepareSwitch().catch(() => {})
    const { view, failure } = this.#flow
    if (!failure) this.#speech.follow(this.lang).catch(this.#handleLoadFailure)
    if (view !== 'request' && view !== 'opening' && !failure && !this.#isPrepared)
      this.#prepareLater().catch(this.#handleLoadFailure)
    // the operator's own page has a way to the code; without it the form is whole
    if (isStart && location.href.startsWith(`${this.#origin}/jst/`)) this.#prepareLater().catch(() => {})
    this.#provide()
  }

  /** An error here would leave an empty place. */
  protected override performUpdate(): void {
    try {
      super.performUpdate()
    } catch (error) {
      this.#flow.fail(toFailure(error))
      this.#surface.textContent = this.#speech.atHand.broken
    }
  }

  protected override updated(): void {
    const surface = this.#surface
    surface.className = 'klucznik'
    surface.lang = this.#speech.language
    surface.dataset['theme'] = this.theme
    surface.setAttribute('part', 'surface')
    surface.setAttribute('aria-labelledby', this.#titleId)
    const heading = surface.querySelector('h2')
    const { view } = this.#flow
    if (heading && (view === 'request' || view === 'opening' || this.#isPrepared)) this.#flow.settle(heading)
  }

  get #origin(): string {
    return (this.server || scriptOrigin).replace(/\/+$/, '')
  }

  get #level(): number {
    const level = this.headingLevel
    return level >= 1 && level <= 6 ? level : 2
  }

  get #isPrepared(): boolean {
    return this.#speech.later !== undefined && this.laterViews !== undefined
  }

  #place(): void {
    const styles = widgetStyles
    placeSurface(this.#surface, { host: this, light: this.light, styles, sheet: 'klucznik.css' })
  }

  /** Begins anew, with what the attributes say now. */
  #start(): void {
    const flow = this.#flow
    this.#client = createClient({ server: this.#origin, unit: this.unit })
    flow.failure = undefined
    if (!isSecureContext || !crypto.subtle) flow.fail(new ClientFailure('INSECURE_CONTEXT'))
    else if (!this.unit) flow.fail(new ClientFailure('UNIT_UNKNOWN'))
    // a history entry with a mark had a link
    else if (flow.ticket !== undefined || (history.state as { klucznik?: unknown } | null)?.klucznik) void this.#open()
    else flow.show('request', false)
  }

  /** Looks at what a link has brought. */
  async #open(isFocusDue = false): Promise<void> {
    const flow = this.#flow
    flow.failure = undefined
    flow.show('opening', isFocusDue)
    flow.waiting.begin()
    try {
      // an update settles the language first
      await this.updateComplete
      await this.#prepareLater()
      if (this.#client) await this.laterViews?.openLink(flow, this.#client, isFocusDue)
    } catch (error) {
      this.#handleLoadFailure(error)
    }
    // another link may have come meanwhile
    if (flow.view !== 'opening' || flow.failure) flow.waiting.end()
  }

  #provide(): void {
    const { language, messages, later, atHand } = this.#speech
    const { value } = this.#context
    const client = this.#client
    if (!client || !messages) return
    if (client === value?.client && messages === value.messages && later === value.later) return
    const server = this.#origin
    const prepareLater = this.#prepareLater
    this.#context.setValue({ client, server, language, atHand, messages, later, prepareLater })
  }

  async #prepareSwitch(): Promise<void> {
    this.languageSwitch = (await loadChunk(() => import('./views/language-switch.js'))).languageSwitch
  }

  #handleLanguage = (language: Language): void => this.#speech.choose(language)

  /** Loads what is not needed for asking for a mail. */
  #prepareLater = async (): Promise<void> => {
    if (!this.#isPrepared) {
      const [views] = await Promise.all([
        this.laterViews ?? loadChunk(() => import('./views/later-views.js')),
        this.#speech.loadLater(),
      ])
      this.laterViews = views
    }
    // an update hands them to the forms
    await this.updateComplete
  }

  /** A mailed link may also be opened in a tab that already shows this page. */
  #handleHash = (): void => {
    const ticket = takeTicket()
    if (ticket === undefined) return
    this.#flow.ticket = ticket
    this.isNear = true
    if (this.#client) this.#start()
  }

  #handleLoadFailure = (error: unknown): void => {
    const failure = toFailure(error)
    // a form that is there stays, in the language so far
    if (this.#flow.view !== 'request' || !this.#speech.messages) this.#flow.failure = failure
    this.#flow.fail(failure)
    this.requestUpdate()
  }

  #handleRetry = (): void => {
    this.#flow.failure = undefined
    if (this.#flow.view === 'opening') void this.#open(true)
    else this.#flow.show(this.#flow.view)
  }

  protected override render(): TemplateResult | typeof nothing {
    const { language, messages, later, atHand } = this.#speech
    const { view, failure, waiting } = this.#flow
    if (messages && view === 'request') {
      return this.#page(
        messages.request.title,
        html`<klucznik-request-form
            .kind=${(['picture', 'work'] as const).find((way) => way === this.captcha)}
            .typed=${this.#flow.typed}
            @sent=${(event: CustomEvent<string>) => this.laterViews?.acceptWish(this.#flow, event.detail)}
            @failed=${(event: FailedEvent) => this.#flow.fail(event.detail)}
          ></klucznik-request-form>
          ${later && this.laterViews?.codeButton({ flow: this.#flow, messages: later, unit: this.unit, server: this.#origin })}`,
      )
    }
    if (later && this.laterViews && view !== 'opening' && view !== 'request') {
      const { unit, signInUrl } = this
      const client = this.#client
      const scene = {
        view,
        flow: this.#flow,
        client,
        language,
        messages: later,
        unit,
        server: this.#origin,
        signInUrl,
        level: this.#level,
      }
      return this.#page(this.laterViews.laterTitle(scene), this.laterViews.laterView(scene))
    }
    if (failure) {
      const handleRetry = this.#handleRetry
      return this.#page(messages?.opening.title, failureNotice({ failure, language, atHand, later, handleRetry }))
    }
    if (!messages) return nothing
    const { title, status } = messages.opening
    return this.#page(title, waitingStatus({ stage: waiting.stage, text: status, slow: later?.slow }))
  }

  /** A view under its heading; with no texts loaded there is none. */
  #page(title: string | undefined, body: TemplateResult | typeof nothing): TemplateResult {
    const id = this.#titleId
    const level = this.#level
    return html`${title ? html`<h2 class="klucznik-title" part="title" id=${id} tabindex="-1" aria-level=${level}>${title}</h2>` : nothing}
    ${body} ${title && this.languageSwitch?.(this.#speech.language, this.#handleLanguage)}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'klucznik-recovery': KlucznikRecovery
  }
}
