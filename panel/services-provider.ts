import { ContextProvider } from '@lit/context'
import type { LitElement } from 'lit'
import { atHand } from '../ui/i18n/at-hand.js'
import { Drafts } from './kit/drafts.js'
import type { PanelSpeech } from './i18n/panel-speech.js'
import type { Me, PanelClient } from './kit/panel-client.js'
import { panelContext, type PanelServices } from './kit/panel-context.js'

/** Gives the views what they work with, and keeps what they leave for one another. */
export class ServicesProvider {
  readonly drafts = new Drafts()

  readonly #context: ContextProvider<typeof panelContext>
  readonly #root: Pick<PanelServices, 'announce' | 'confirm'>
  #word: string[] = []

  constructor(host: LitElement, root: Pick<PanelServices, 'announce' | 'confirm'>) {
    this.#context = new ContextProvider(host, { context: panelContext })
    this.#root = root
  }

  provide(client: PanelClient, me: Me, { language, messages }: Pick<PanelSpeech, 'language' | 'messages'>): void {
    const { value } = this.#context
    if (!messages || (client === value?.client && me === value.me && messages === value.messages)) return
    const { drafts } = this
    const { announce } = this.#root
    drafts.belongTo(me.login)
    this.#context.setValue({
      ...this.#root,
      client,
      me,
      language,
      atHand: atHand[language],
      messages,
      drafts,
      leaveWord: (sentence) => {
        this.#word = [sentence]
        announce(sentence)
      },
      takeWord: () => this.#word.splice(0),
    })
  }
}
