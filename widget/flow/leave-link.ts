import type { Completed } from '../views/completed-event.js'
import type { Flow } from './flow.js'
import { KlucznikCompletedEvent } from './klucznik-completed-event.js'
import { writeLinkMark } from './link-mark.js'

/** The password is set: nothing is left of the link, and the page is told. */
export function completeLink(flow: Flow, done: Completed): void {
  forget(flow)
  flow.typed = ''
  flow.typed = ''
  flow.done = done
  flow.tell(new KlucznikCompletedEvent())
  flow.show('done')
}

/** Leaves a link that is of no use for the form that asks for a new one. */
export function askAgain(flow: Flow): void {
  forget(flow)
  flow.show('request')
}

function forget(flow: Flow): void {
  writeLinkMark(undefined)
  flow.ticket = undefined
  flow.account = undefined
}
