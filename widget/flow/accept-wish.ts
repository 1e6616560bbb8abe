import type { Flow } from './flow.js'
import { KlucznikSentEvent } from './klucznik-sent-event.js'

/** The server has taken the wish for a mail: the page is told, and the person what happens next. */
export function acceptWish(flow: Flow, typed: string): void {
  flow.typed = typed
  flow.tell(new KlucznikSentEvent())
  flow.show('sent')
}
