import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { loadChunk } from '../../ui/chunks.js'
import { atHand, type AtHand } from '../../ui/i18n/at-hand.js'
import type { Language } from '../../contract/language.js'
import { resolveLanguage } from '../../ui/i18n/resolve-language.js'
import { chosenLanguage, keepLanguage } from './chosen-language.js'
import type { LaterMessages } from './later/messages.js'
import type { Messages } from './messages.js'

const FIRST: Record<Language, () => Promise<Messages>> = {
  pl: async () => (await import('./pl.js')).pl,
  uk: async () => (await import('./uk.js')).uk,
  en: async () => (await import('./en.js')).en,
  ru: async () => (await import('./ru.js')).ru,
}
const LATER: Record<Language, () => Promise<LaterMessages>> = {
  pl: async () => (await import('./later/pl.js')).pl,
  uk: async () => (await import('./later/uk.js')).uk,
  en: async () => (await import('./later/en.js')).en,
  ru: async () => (await import('./later/ru.js')).ru,
}

type Host = ReactiveControllerHost & HTMLElement

/** The language that the element speaks; all but a few texts come as files of their own. */
export class SpeechController implements ReactiveController {
  language: Language = 'pl'
  messages: Messages | undefined
  /** Undefined until they were asked for. */
  later: LaterMessages | undefined

  readonly #host: Host
  /** What is spoken, or being loaded. */
  #wanted: Language | undefined
  /** What the page asks for, and what is spoken in its place on this visit. */
  #asked: Language | undefined
  #chosen: Language = 'pl'
  #page: MutationObserver | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    // a page that switches its language without a reload says so here
    this.#page = new MutationObserver(() => this.#host.requestUpdate())
    this.#page.observe(document.documentElement, { attributeFilter: ['lang'] })
  }

  hostDisconnected(): void {
    this.#page?.disconnect()
  }

  get atHand(): AtHand {
    return atHand[this.language]
  }

  /**
   * Speaks what the element (`own`) or its page asks for. Rejects when a file does not load: then it stays with the
   * language so far, if there is one, or tries again when next asked.
   */
  async follow(own: string): Promise<void> {
    const page = resolveLanguage(this.#host, own)
    if (page !== this.#asked) this.#chosen = chosenLanguage(page)
    this.#asked = page
    const language = this.#chosen
    if (language === this.#wanted) return
    this.#wanted = language
    if (!this.messages) this.language = language
    try {
      const messages = await loadChunk(FIRST[language])
      const later = this.later && (await loadChunk(LATER[language]))
      if (language !== this.#wanted) return
      Object.assign(this, { language, messages, later })
      this.#host.requestUpdate()
    } catch (error) {
      if (language !== this.#wanted) return
      if (!this.messages) this.#wanted = undefined
      throw error
    }
  }

  /** Speaks what a person chose, for this visit. */
  choose(language: Language): void {
    if (this.#asked) keepLanguage(this.#asked, language)
    this.#chosen = language
    this.#host.requestUpdate()
  }

  /** Has the later texts at hand when it resolves; rejects when they do not load. */
  async loadLater(): Promise<void> {
    while (!this.later) {
      const { language } = this
      const later = await loadChunk(LATER[language])
      // the language may have changed meanwhile
      if (language === this.language) this.later = later
    }
    this.#host.requestUpdate()
  }
}
