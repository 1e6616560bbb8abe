import { createContext } from '@lit/context'
import type { Client } from './client.js'
import type { AtHand } from '../../ui/i18n/at-hand.js'
import type { Language } from '../../contract/language.js'
import type { LaterMessages } from '../i18n/later/messages.js'
import type { Messages } from '../i18n/messages.js'

/** What every form works with. */
export interface FormContext {
  client: Client
  language: Language
  atHand: AtHand
  messages: Messages
  later: LaterMessages | undefined
  /** Where pictures come from: the server's origin. */
  server: string
  /** Loads what is shown after a request; rejects when that does not load. */
  prepareLater(this: void): Promise<void>
}

/** Provided by the root element, consumed by the forms inside it. */
export const formContext = createContext<FormContext>(Symbol('klucznik-form'))
