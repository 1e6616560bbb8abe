import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { loadChunk } from '../../chunks.js'
import type { Language } from '../../i18n/language.js'
import type { PanelMessages } from './messages.js'

const TEXTS: Record<Language, () => Promise<PanelMessages>> = {
  pl: async () => (await import('./pl.js')).pl,
  uk: async () => (await import('./uk.js')).uk,
  en: async () => (await import('./en.js')).en,
  ru: async () => (await import('./ru.js')).ru,
}

/** The language of the panel; each language's texts are a file of their own. */
export class PanelSpeech implements ReactiveController {
  language: Language = 'pl'
  messages: PanelMessages | undefined

  readonly #host: ReactiveControllerHost
  #wanted: Language | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  /** Rejects when the texts do not load; the language so far then stays, if there is one. */
  async speak(language: Language): Promise<void> {
    if (language === this.#wanted) return
    this.#wanted = language
    if (!this.messages) this.language = language
    try {
      const messages = await loadChunk(TEXTS[language])
      if (language === this.#wanted) Object.assign(this, { language, messages })
    } catch (error) {
      if (language !== this.#wanted) return
      this.#wanted = this.messages && this.language
      throw error
    } finally {
      this.#host.requestUpdate()
    }
  }
}
