import { TICKET_LENGTH } from '../../../contract/read-ticket-text.js'

/** As long as a ticket is; the test server knows what the ticket is for by its name. */
export function aTicket(name: string): string {
  return name.padEnd(TICKET_LENGTH, '-Ab0')
}
