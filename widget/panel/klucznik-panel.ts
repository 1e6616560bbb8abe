import { ContextProvider } from '@lit/context'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { toFailure, type WidgetFailure } from '../failure.js'
import { atHand } from '../i18n/at-hand.js'
import { LANGUAGES, resolveLanguage, type Language } from '../i18n/language.js'
import { plural } from '../i18n/plural.js'
import { placeSurface } from '../surface.js'
import { failureNotice } from '../views/failure-notice.js'
import { Drafts } from './drafts.js'
import { PanelSpeech } from './i18n/panel-speech.js'
import { createPanelClient, isSessionEnd, type Me, type PanelClient } from './panel-client.js'
import { panelContext, type Question } from './panel-context.js'
import type { HeadingEvent, SignedInEvent } from './panel-events.js'
import type { ConfirmDialog } from './confirm-dialog.js'
import { parseRoute, type Route } from './route.js'
import { registerViews } from './register-views.js'
import { SessionController } from './session-controller.js'
import { panelStyles } from './styles/panel-styles.js'
import { panelHeader } from './views/panel-header.js'
import { isFor, viewHeading, viewOf } from './views/view-of.js'

/**
 * The school's panel: who works at a school enters people, invites them, and sees who is still missing. Only on our own
 * page `/panel/<unit>`, without a shadow root.
 *
 * @tag klucznik-panel
 *
 * @attr {string} unit - Id of the local government unit.
 * @attr {string} unit-name - Its name.
 * @attr {string} contact - Where to ask for help.
 * @attr {string} languages - What the panel may be switched to, with spaces between.
 * @attr {'pl' | 'uk' | 'en' | 'ru'} lang - Language; by default the page's.
 */
export class KlucznikPanel extends LitElement {
  static override styles = panelStyles
  static override properties = {
    unit: {},
    unitName: { attribute: 'unit-name' },
    contact: {},
    languages: {},
    lang: {},
    route: { state: true },
    heading: { state: true },
    note: { state: true },
    failure: { state: true },
  }

  readonly #speech = new PanelSpeech(this)
  readonly #session = new SessionController(this)
  readonly #services = new ContextProvider(this, { context: panelContext })
  readonly #surface = document.createElement('div')
  readonly #drafts = new Drafts()
  #client: PanelClient | undefined
  /** What has the focus moved to it when it is there: a new view, or a session that began or ended. */
  #isMoved = false
  #warned = ''

  private route: Route = parseRoute(location.hash)
  /** What a view says about itself, once it knows. */
  private heading = ''
  private note = ''
  private failure: WidgetFailure | undefined

  unit = ''
  unitName = ''
  contact = ''
  languages: string = LANGUAGES.join(' ')
  override lang = ''

  override connectedCallback(): void {
    registerViews()
    const { elementStyles: styles } = this.constructor as typeof KlucznikPanel
    placeSurface(this.#surface, { host: this, light: true, styles })
    super.connectedCallback()
    window.addEventListener('hashchange', this.#handleHash)
    void this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('hashchange', this.#handleHash)
  }

  protected override createRenderRoot(): HTMLElement {
    return this.#surface
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.#client || changed.has('unit')) this.#client = this.#createClient()
    this.#speech.speak(resolveLanguage(this, this.lang)).catch((error: unknown) => (this.failure = toFailure(error)))
    this.#provide()
    this.#warn()
  }

  protected override updated(): void {
    const surface = this.#surface
    surface.className = 'klucznik panel'
    surface.lang = this.#speech.language
    const heading = surface.querySelector('h1')
    if (!heading) return
    document.title = [heading.textContent?.trim(), this.#speech.messages?.panel, this.unitName]
      .filter(Boolean)
      .join(' – ')
    if (!this.#isMoved) return
    this.#isMoved = false
    heading.focus()
    window.scrollTo(0, 0)
  }

  get #dialog(): ConfirmDialog | null {
    return this.#surface.querySelector<ConfirmDialog>('klucznik-panel-confirm')
  }

  #createClient(): PanelClient {
    return createPanelClient(this.unit, {
      answered: () => this.#session.answered(),
      sessionEnded: () => this.#handleSessionEnd(),
    })
  }

  /** Whoever has a session is in. */
  async #open(): Promise<void> {
    await this.updateComplete
    this.failure = undefined
    try {
      const me = await this.#client?.me()
      if (me) this.#enter(me)
    } catch (error) {
      if (!isSessionEnd(toFailure(error))) this.failure = toFailure(error)
    }
  }

  #enter(me: Me): void {
    this.#drafts.belongTo(me.login)
    this.#session.begin(me)
    this.heading = ''
    this.requestUpdate()
  }

  #provide(): void {
    const { me } = this.#session
    const { language, messages } = this.#speech
    const client = this.#client
    const { value } = this.#services
    if (!client || !me || !messages) return
    if (client === value?.client && me === value.me && messages === value.messages) return
    const [drafts, announce, confirm] = [this.#drafts, this.#announce, this.#confirm]
    this.#services.setValue({ client, me, language, atHand: atHand[language], messages, drafts, announce, confirm })
  }

  /** A warning is said when it comes, and once more in the last minute. */
  #warn(): void {
    const { warning } = this.#session
    const { messages, language } = this.#speech
    const key = warning ? `${warning.kind} ${warning.minutes === 1}` : ''
    if (key === this.#warned) return
    this.#warned = key
    if (warning && messages) this.#announce(plural(language, messages.session[warning.kind], warning.minutes))
  }

  #announce = (text: string): void => {
    // the same words twice are otherwise no change
    this.note = this.note === text ? `${text}\u00a0` : text
  }

  #confirm = (question: Question): Promise<boolean> => {
    return this.#dialog?.ask(question) ?? Promise.resolve(false)
  }

  #handleHash = (): void => {
    // whoever goes elsewhere has not said yes
    this.#dialog?.dismiss()
    this.route = parseRoute(location.hash)
    this.heading = ''
    this.#isMoved = true
  }

  #handleHeading(event: HeadingEvent): void {
    this.heading = event.detail
  }

  #handleSessionEnd(): void {
    const { stage } = this.#session
    this.#dialog?.dismiss()
    this.#session.end()
    if (stage === 'in') this.#isMoved = true
  }

  #handleSignedIn(event: SignedInEvent): void {
    this.#isMoved = true
    this.#enter(event.detail)
  }

  #handleSignOut = async (): Promise<void> => {
    try {
      await this.#client?.signOut()
    } catch (error) {
      if (!isSessionEnd(toFailure(error))) {
        this.failure = toFailure(error)
        return
      }
    }
    this.#drafts.clear()
    this.#isMoved = true
    this.#session.me = undefined
    this.#session.leave()
    if (this.#speech.messages) this.#announce(this.#speech.messages.session.signedOut)
  }

  #handleStay = async (): Promise<void> => {
    try {
      const me = await this.#client?.me()
      if (me) this.#enter(me)
      if (this.#speech.messages) this.#announce(this.#speech.messages.session.stayed)
      this.#surface.querySelector('h1')?.focus()
    } catch (error) {
      if (!isSessionEnd(toFailure(error))) this.failure = toFailure(error)
    }
  }

  #handleLanguage = (language: Language): void => {
    this.lang = language
    document.documentElement.lang = language
    history.replaceState(null, '', `?lang=${language}${location.hash}`)
  }

  #handleSkip = (event: MouseEvent): void => {
    event.preventDefault()
    this.#surface.querySelector('h1')?.focus()
  }

  #handleRetry = (): void => {
    this.failure = undefined
    if (this.#session.stage === 'opening') void this.#open()
  }

  protected override render(): TemplateResult | typeof nothing {
    const { messages, language } = this.#speech
    const { stage, me } = this.#session
    const { failure } = this
    const notice = failure
      ? failureNotice({
          failure,
          language,
          atHand: atHand[language],
          later: messages,
          handleRetry: this.#handleRetry,
        })
      : nothing
    if (!messages) return html`<main class="panel-main">${notice}</main>`
    const isIn = stage === 'in' && me !== undefined
    return html`<a class="panel-skip" href="#tresc" @click=${this.#handleSkip}>${messages.skip}</a>
      ${panelHeader({
        messages,
        unitName: this.unitName,
        language,
        languages: LANGUAGES.filter((each) => this.languages.split(' ').includes(each)),
        me: isIn ? me : undefined,
        route: this.route,
        handleLanguage: this.#handleLanguage,
        handleSignOut: this.#handleSignOut,
      })}
      <main class="panel-main">${isIn ? this.#warning() : nothing} ${notice} ${this.#body(isIn ? me : undefined)}</main>
      ${this.contact ? html`<footer class="panel-footer"><p>${messages.help}: ${this.contact}</p></footer>` : nothing}
      <p class="klucznik-hidden" role="status">${this.note}</p>
      <klucznik-panel-confirm .cancel=${messages.cancel}></klucznik-panel-confirm>`
  }

  #warning(): TemplateResult | typeof nothing {
    const { warning } = this.#session
    const { messages, language } = this.#speech
    if (!warning || !messages) return nothing
    return html`<div class="klucznik-notice panel-warning">
      <p>${plural(language, messages.session[warning.kind], warning.minutes)}</p>
      ${
        warning.kind === 'idle'
          ? html`<button class="klucznik-button" type="button" @click=${this.#handleStay}>
              ${messages.session.stay}
            </button>`
          : nothing
      }
    </div>`
  }

  #body(me: Me | undefined): TemplateResult | typeof nothing {
    const { messages, language } = this.#speech
    const { stage } = this.#session
    if (!messages || stage === 'opening') return nothing
    if (!me) {
      return html`<h1 class="klucznik-title" id="tresc" tabindex="-1">${messages.signIn.title}</h1>
        ${stage === 'ended' ? html`<p class="klucznik-text">${messages.session.ended}</p>` : nothing}
        <klucznik-panel-sign-in
          .client=${this.#client}
          .texts=${{ messages, language, atHand: atHand[language] }}
          .unit=${this.unit}
          .login=${this.#session.me?.login ?? ''}
          @signed-in=${this.#handleSignedIn}
        ></klucznik-panel-sign-in>`
    }
    const route: Route = isFor(this.route, me) ? this.route : { name: 'nowhere' }
    return html`<h1 class="klucznik-title" id="tresc" tabindex="-1">${this.heading || viewHeading(route, messages)}</h1>
      <div @heading=${this.#handleHeading}>${viewOf(route, messages)}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'klucznik-panel': KlucznikPanel
  }
}
