import { ContextProvider } from '@lit/context'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { atHand } from '../i18n/at-hand.js'
import { LANGUAGES, resolveLanguage, type Language } from '../i18n/language.js'
import { plural } from '../i18n/plural.js'
import { placeSurface } from '../surface.js'
import { failureNotice } from '../views/failure-notice.js'
import type { ConfirmDialog } from './confirm-dialog.js'
import { Drafts } from './drafts.js'
import { PanelSpeech } from './i18n/panel-speech.js'
import { createPanelClient, type Me, type PanelClient } from './panel-client.js'
import { panelContext, type Question } from './panel-context.js'
import type { HeadingEvent, SignedInEvent } from './panel-events.js'
import { parseRoute, type Route } from './route.js'
import { registerViews } from './register-views.js'
import { SessionController } from './session-controller.js'
import { panelStyles } from './styles/panel-styles.js'
import { outcomeNotice } from './views/outcome-notice.js'
import { panelHeader } from './views/panel-header.js'
import { sessionWarning } from './views/session-warning.js'
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
  /** What a view has left for the next. */
  #word: string[] = []

  private route: Route = parseRoute(location.hash)
  /** What a view says about itself, once it knows. */
  private heading = ''
  private note = ''

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
    this.#speech.speak(resolveLanguage(this, this.lang))
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

  async #open(): Promise<void> {
    await this.updateComplete
    if (this.#client) await this.#session.open(this.#client)
  }

  #provide(): void {
    const { me } = this.#session
    const { language, messages } = this.#speech
    const client = this.#client
    const { value } = this.#services
    if (!client || !me || !messages) return
    if (client === value?.client && me === value.me && messages === value.messages) return
    this.#drafts.belongTo(me.login)
    this.#services.setValue({
      client,
      me,
      language,
      atHand: atHand[language],
      messages,
      drafts: this.#drafts,
      announce: this.#announce,
      leaveWord: this.#leaveWord,
      takeWord: () => this.#word.splice(0),
      confirm: this.#confirm,
    })
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

  #leaveWord = (sentence: string): void => {
    this.#word = [sentence]
    this.#announce(sentence)
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
    const { me } = this.#session
    // the place is that of whoever was here before
    if (me && me.login !== event.detail.login) this.#goHome()
    this.#isMoved = true
    this.#session.begin(event.detail)
  }

  #goHome(): void {
    history.replaceState(null, '', `${location.pathname}${location.search}`)
    this.route = parseRoute('')
    this.heading = ''
  }

  #handleSignOut = async (): Promise<void> => {
    const { messages } = this.#speech
    if (this.#drafts.isAny && messages && !(await this.#confirm(messages.session.confirmSignOut))) return
    if (this.#client) await this.#session.signOut(this.#client, () => void this.#handleLeft())
  }

  async #handleLeft(): Promise<void> {
    this.#isMoved = true
    this.#goHome()
    if (this.#speech.messages) this.#announce(this.#speech.messages.session.signedOut)
    // a form that goes keeps what was typed
    await this.updateComplete
    this.#drafts.clear()
  }

  #handleStay = async (): Promise<void> => {
    if (!this.#client) return
    await this.#session.open(this.#client, () => {
      if (this.#speech.messages) this.#announce(this.#speech.messages.session.stayed)
      this.#surface.querySelector('h1')?.focus()
    })
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

  #handleRetry = async (): Promise<void> => {
    if (this.#speech.failure) {
      this.#isMoved = true
      await this.#speech.retry()
    }
    if (this.#session.call.failure) await this.#session.call.retry()
  }

  protected override render(): TemplateResult | typeof nothing {
    const { messages, language } = this.#speech
    const { stage, me } = this.#session
    const { warning } = this.#session
    const failure = this.#session.call.failure ?? this.#speech.failure
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
      <main class="panel-main">
        ${isIn && warning ? sessionWarning({ warning, messages, language, handleStay: this.#handleStay }) : nothing}
        ${notice} ${this.#body(isIn ? me : undefined)}
      </main>
      ${this.contact ? html`<footer class="panel-footer"><p>${messages.help}: ${this.contact}</p></footer>` : nothing}
      <p class="klucznik-hidden" role="status">${this.note}</p>
      <klucznik-panel-confirm .cancel=${messages.cancel}></klucznik-panel-confirm>`
  }

  #body(me: Me | undefined): TemplateResult | typeof nothing {
    const { messages, language } = this.#speech
    const { stage } = this.#session
    if (!messages || stage === 'opening') return nothing
    if (!me) {
      return html`<h1 class="klucznik-title" id="tresc" tabindex="-1">${messages.signIn.title}</h1>
        ${stage === 'left' ? outcomeNotice([messages.session.signedOut]) : nothing}
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
