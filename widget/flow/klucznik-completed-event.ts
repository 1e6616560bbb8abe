import { OUTWARD } from './events.js'

/** A password was set. Whose is not told: the page may hold others' scripts. */
export class KlucznikCompletedEvent extends CustomEvent<null> {
  constructor() {
    super('klucznik-completed', OUTWARD)
  }
}

declare global {
  interface HTMLElementEventMap {
    'klucznik-completed': KlucznikCompletedEvent
  }
}
