import { findTicket } from '../contract/find-ticket.js'

/**
 * Takes what stands in a ticket's place in the page's address, however it is spelled, and erases it there at once, with
 * what was appended to it, so that it stays neither in the history nor in sight. Undefined when there is none. The history
 * entry keeps its state.
 */
export function takeTicket(): string | undefined {
  const found = findTicket(location.href)
  if (found) history.replaceState(history.state, '', found.rest)
  return found?.text
}
