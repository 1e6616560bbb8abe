import type { ClientFailureCode } from '../../ui/failure.js'
import type { View } from './view.js'

/** How events reach the page, out of every shadow root. */
export const OUTWARD = { bubbles: true, composed: true }

/** A view is on show, the first one included. */
export class KlucznikViewEvent extends CustomEvent<{ view: View }> {
  constructor(view: View) {
    super('klucznik-view', { ...OUTWARD, detail: { view } })
  }
}

/** Something did not work; the person has been told in words. */
export class KlucznikFailureEvent extends CustomEvent<{ code: ClientFailureCode }> {
  constructor(code: ClientFailureCode) {
    super('klucznik-failure', { ...OUTWARD, detail: { code } })
  }
}

declare global {
  interface HTMLElementEventMap {
    'klucznik-view': KlucznikViewEvent
    'klucznik-failure': KlucznikFailureEvent
  }
}
