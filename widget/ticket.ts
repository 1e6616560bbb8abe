const TICKET = /^#klucznik=(.*)$/

/**
 * Takes the ticket out of the page's address, `#klucznik=…`, and erases it there at once, so that it stays neither in the
 * history nor in sight. Undefined when there is none. The history entry keeps its state.
 */
export function takeTicket(): string | undefined {
  const ticket = TICKET.exec(location.hash)?.[1]
  if (ticket !== undefined) history.replaceState(history.state, '', location.pathname + location.search)
  return ticket
}
