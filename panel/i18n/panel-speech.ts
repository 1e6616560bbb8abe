import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { loadChunk } from '../../ui/chunks.js'
import { toFailure, type ClientFailure } from '../../ui/failure.js'
import type { Language } from '../../contract/language.js'
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
  /** Why the texts that are wanted are not there; the language so far then stays, if there is one. */
  failure: ClientFailure | undefined

  readonly #host: ReactiveControllerHost
  #wanted: Language | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  /** Loads a language once: what did not load is asked for again by {@link retry} alone. */
  speak(language: Language): void {
    if (language === this.#wanted) return
    this.#wanted = language
    void this.#load(language)
  }

  async retry(): Promise<void> {
    if (this.#wanted) await this.#load(this.#wanted)
  }

  async #load(language: Language): Promise<void> {
    this.failure = undefined
    if (!this.messages) this.language = language
    try {
      const messages = await loadChunk(TEXTS[language])
      if (language === this.#wanted) Object.assign(this, { language, messages })
    } catch (error) {
      if (language === this.#wanted) this.failure = toFailure(error)
    }
    this.#host.requestUpdate()
  }
}
