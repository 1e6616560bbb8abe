import { OUTWARD } from './events.js'

/** A request was accepted; nothing is known, and nothing told, of whether there is such an account. */
export class KlucznikSentEvent extends CustomEvent<null> {
  constructor() {
    super('klucznik-sent', OUTWARD)
  }
}

declare global {
  interface HTMLElementEventMap {
    'klucznik-sent': KlucznikSentEvent
  }
}
