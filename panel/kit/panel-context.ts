import { createContext } from '@lit/context'
import type { AtHand } from '../../ui/i18n/at-hand.js'
import type { Language } from '../../contract/language.js'
import type { Drafts } from './drafts.js'
import type { PanelMessages } from '../i18n/messages.js'
import type { Me, PanelClient } from './panel-client.js'

/** What is asked before something that hurts. */
export interface Question {
  title: string
  text: string
  action: string
}

/** What every view works with. */
export interface PanelServices {
  client: PanelClient
  me: Me
  language: Language
  atHand: AtHand
  messages: PanelMessages
  drafts: Drafts
  /** Says a change outside the focus, for screen readers. */
  announce(this: void, text: string): void
  /** Leaves a sentence for the view that comes next, which takes it; it is announced at once. */
  leaveWord(this: void, sentence: string): void
  takeWord(this: void): string[]
  /** Asks once; true when the person wants it done. */
  confirm(this: void, question: Question): Promise<boolean>
}

/** Provided by the root element, consumed by the views. */
export const panelContext = createContext<PanelServices>(Symbol('klucznik-panel'))
