import { readTicketText } from '../../contract/read-ticket-text.js'
import { ClientFailure, toFailure } from '../../ui/failure.js'
import type { Client } from '../context/client.js'
import type { Flow } from './flow.js'
import { readLinkMark, writeLinkMark } from './link-mark.js'

/**
 * Looks at the ticket that a link brought and shows whose it is; spends nothing. Where a reload has lost it, says that the
 * link is to be opened again.
 */
export async function openLink(flow: Flow, client: Client, isFocusDue: boolean): Promise<void> {
  const { ticket: text } = flow
  if (text === undefined) return flow.show(isPast(readLinkMark()?.until) ? 'expired' : 'reloaded', isFocusDue)
  const ticket = readTicketText(text)
  if (ticket === undefined) {
    flow.fail(new ClientFailure('TICKET_INVALID'), isFocusDue)
    return flow.show('broken', isFocusDue)
  }
  const isStale = () => text !== flow.ticket
  writeLinkMark({})
  try {
    const account = await client.inspect(ticket)
    if (isStale()) return
    writeLinkMark({ until: account.expiresAt })
    flow.ticket = ticket
    flow.account = account
    flow.show('password', isFocusDue)
  } catch (error) {
    if (isStale()) return
    const failure = toFailure(error)
    if (failure.code === 'TICKET_INVALID') writeLinkMark(undefined)
    flow.fail(failure, isFocusDue)
    if (flow.view === 'opening') flow.failure = failure
  }
}

function isPast(time: string | undefined): boolean {
  return time !== undefined && Date.parse(time) <= Date.now()
}
