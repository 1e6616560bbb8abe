import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { atHand } from '../ui/i18n/at-hand.js'
import { signInPath } from '../contract/hosted-page-path.js'
import { LANGUAGES, type Language } from '../contract/language.js'
import { resolveLanguage } from '../ui/i18n/resolve-language.js'
import { plural } from '../ui/i18n/plural.js'
import { placeSurface } from '../ui/surface.js'
import { failureNotice } from '../ui/views/failure-notice.js'
import type { ConfirmDialog } from './kit/confirm-dialog.js'
import type { PanelMessages } from './i18n/messages.js'
import { PanelSpeech } from './i18n/panel-speech.js'
import { importRunOf } from './import/import-run.js'
import { createPanelClient, type Me, type PanelClient } from './kit/panel-client.js'
import type { Question } from './kit/panel-context.js'
import type { HeadingEvent } from './kit/panel-events.js'
import { parseRoute, type Route } from './kit/route.js'
import { registerViews } from './register-views.js'
import { ServicesProvider } from './services-provider.js'
import { SessionController } from './session/session-controller.js'
import type { SessionWarning } from './session/session-warning.js'
import { panelStyles } from './styles/panel-styles.js'
import { panelHeading } from './kit/panel-heading.js'
import { panelFrame } from './panel-frame.js'
import { panelHeader } from './panel-header.js'
import { warningNotice } from './session/warning-notice.js'
import { endedPage } from './session/ended-page.js'
import { dropPlace, keepPlace, takePlace } from './session/kept-place.js'
import { isFor, viewHeading, viewOf } from './view-of.js'

/**
 * The school's panel: who works at a school enters people, invites them, and sees who is still missing. Only on our own
 * page `/panel/<unit>`, without a shadow root.
 *
 * @tag klucznik-panel
 *
 * @attr {string} unit - Id of the local government unit.
 * @attr {string} unit-name - Its name.
 * @attr {string} unit-name-lang - Language that the name is in.
 * @attr {string} contact-lang - Language that the contact is in.
 * @attr {string} contact - Where to ask for help.
 * @attr {string} languages - What the panel may be switched to, with spaces between.
 * @attr {'pl' | 'uk' | 'en' | 'ru'} lang - Language; by default the page's.
 */
export class KlucznikPanel extends LitElement {
  static override properties = {
    unit: {},
    unitName: { attribute: 'unit-name' },
    unitNameLang: { attribute: 'unit-name-lang' },
    contact: {},
    contactLang: { attribute: 'contact-lang' },
    languages: {},
    lang: {},
    route: { state: true },
    heading: { state: true },
    note: { state: true },
  }

  readonly #speech = new PanelSpeech(this)
  readonly #session = new SessionController(this, (warning) => this.#handleWarning(warning))
  readonly #services = new ServicesProvider(this, {
    announce: (text) => this.#announce(text),
    confirm: (question) => this.#confirm(question),
  })
  readonly #surface = document.createElement('div')
  #client: PanelClient | undefined
  /** Whether the focus is to go to the heading: there is a new view, or a session began or ended. */
  #isMoved = false
  #isLeaving = false

  private route: Route = parseRoute(location.hash)
  /** What a view says about itself, once it knows. */
  private heading = ''
  private note = ''

  unit = ''
  unitName = ''
  unitNameLang = 'pl'
  contact = ''
  contactLang = 'pl'
  languages: string = LANGUAGES.join(' ')
  override lang = ''
  /** Goes to another page. */
  leave = (path: string): void => location.assign(path)

  override connectedCallback(): void {
    registerViews()
    placeSurface(this.#surface, { host: this, light: true, styles: panelStyles, sheet: 'panel.css' })
    super.connectedCallback()
    window.addEventListener('hashchange', this.#handleHash)
    document.addEventListener('visibilitychange', this.#handleVisible)
    void this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('hashchange', this.#handleHash)
    document.removeEventListener('visibilitychange', this.#handleVisible)
  }

  protected override createRenderRoot(): HTMLElement {
    return this.#surface
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.#client || changed.has('unit')) {
      this.#client = createPanelClient(this.unit, {
        answered: () => this.#session.answered(),
        sessionEnded: () => this.#handleSessionEnd(),
      })
    }
    this.#speech.speak(resolveLanguage(this, this.lang))
    const { me } = this.#session
    if (me) this.#services.provide(this.#client, me, this.#speech)
  }

  protected override updated(): void {
    const surface = this.#surface
    surface.className = 'klucznik panel'
    surface.lang = this.#speech.language
    this.#askToSignIn()
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

  async #open(): Promise<void> {
    await this.updateComplete
    if (this.#client) await this.#session.open(this.#client, (me) => this.#handleSignedIn(me))
  }

  #announce(text: string): void {
    // the same words twice would change nothing, and would not be read out
    this.note = this.note === text ? `${text}\u00a0` : text
  }

  get #dialog(): ConfirmDialog | null {
    return this.#surface.querySelector<ConfirmDialog>('klucznik-panel-confirm')
  }

  async #confirm(question: Question): Promise<boolean> {
    return (await this.#dialog?.ask(question)) ?? false
  }

  #handleHash = (): void => {
    // whoever goes elsewhere has not said yes
    this.#dialog?.dismiss()
    this.route = parseRoute(location.hash)
    this.heading = ''
    this.#isMoved = true
  }

  #handleWarning({ kind, minutes }: SessionWarning): void {
    const { messages, language } = this.#speech
    if (messages) this.#announce(plural(language, messages.session[kind], minutes))
  }

  #handleSessionEnd(): void {
    const { stage } = this.#session
    this.#dialog?.dismiss()
    this.#session.end()
    if (stage === 'in') this.#isMoved = true
  }

  #handleSignedIn({ login }: Me): void {
    const { me } = this.#session
    // the address still names the place of whoever was here before
    if (me && me.login !== login) this.#goTo('')
    else if (location.hash === '') this.#goTo(takePlace(login) ?? '')
    if (me) this.#isMoved = true
  }

  /** Somebody who signs in elsewhere comes back to what they typed here. */
  #handleVisible = (): void => {
    if (document.visibilityState !== 'visible' || ['opening', 'in'].includes(this.#session.stage)) return
    this.#isLeaving = false
    void this.#open()
  }

  get #signInPath(): string {
    return `${signInPath(this.unit)}?to=panel&lang=${this.#speech.language}`
  }

  /** Everybody signs in on one page of their own; what was typed and not saved keeps this one. */
  #askToSignIn(): void {
    const { stage, me } = this.#session
    if (stage === 'opening' || stage === 'in' || this.#isLeaving || this.#isKept) return
    this.#isLeaving = true
    if (stage === 'left') dropPlace()
    else keepPlace(me?.login ?? '')
    this.leave(`${this.#signInPath}${stage === 'out' ? '' : `&why=${stage}`}`)
  }

  get #isKept(): boolean {
    const { drafts } = this.#services
    return this.#session.stage === 'ended' && (drafts.isAny || importRunOf(drafts).phase === 'storing')
  }

  #goTo(hash: string): void {
    history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
    this.route = parseRoute(hash)
    this.heading = ''
  }

  #handleSignOut = async (): Promise<void> => {
    const { messages } = this.#speech
    const { drafts } = this.#services
    const questions = [
      ...(importRunOf(drafts).phase === 'storing' && messages ? [messages.import.confirmSignOut] : []),
      ...(drafts.isAny && messages ? [messages.session.confirmSignOut] : []),
    ]
    for (const question of questions) if (!(await this.#confirm(question))) return
    if (this.#client) await this.#session.signOut(this.#client, () => void this.#handleLeft())
  }

  async #handleLeft(): Promise<void> {
    this.#isMoved = true
    this.#goTo('')
    // a form that goes leaves a draft, so that drafts are cleared after it
    await this.updateComplete
    this.#services.drafts.clear()
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
    history.replaceState(history.state, '', `?lang=${language}${location.hash}`)
  }

  #handleRetry = async (event: Event): Promise<void> => {
    const { call } = this.#session
    // before anything is awaited: later the event no longer knows its button
    const asking = call.failure && call.retry(event)
    if (this.#speech.failure) {
      this.#isMoved = true
      await this.#speech.retry()
    }
    await asking
  }

  protected override render(): TemplateResult | typeof nothing {
    const { messages, language } = this.#speech
    const { call, stage, me, warning } = this.#session
    const failure = call.failure ?? this.#speech.failure
    const notice = failure
      ? failureNotice({ failure, language, atHand: atHand[language], later: messages, handleRetry: this.#handleRetry })
      : nothing
    if (!messages) return html`<main class="panel-main">${notice}</main>`
    const header = panelHeader({
      messages,
      unitName: this.unitName,
      unitNameLang: this.unitNameLang,
      language,
      languages: LANGUAGES.filter((each) => this.languages.split(' ').includes(each)),
      me: stage === 'in' ? me : undefined,
      route: this.route,
      handleLanguage: this.#handleLanguage,
      handleSignOut: this.#handleSignOut,
    })
    const handleStay = this.#handleStay
    const main = html`${warning ? warningNotice({ warning, messages, language, handleStay }) : nothing} ${notice}
    ${this.#body(messages)}`
    return panelFrame({ messages, header, main, contact: this.contact, contactLang: this.contactLang, note: this.note })
  }

  #body(messages: PanelMessages): TemplateResult | typeof nothing {
    const { stage, me } = this.#session
    if (this.#isKept) return endedPage(messages, this.#signInPath)
    if (stage !== 'in' || !me) return nothing
    const route: Route = isFor(this.route, me) ? this.route : { name: 'nowhere' }
    return html`${panelHeading(this.heading || viewHeading(route, messages))}
      ${route.name === 'import' ? nothing : html`<klucznik-panel-import-note></klucznik-panel-import-note>`}
      <div @heading=${({ detail }: HeadingEvent) => (this.heading = detail)}>${viewOf(route, messages)}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'klucznik-panel': KlucznikPanel
  }
}
