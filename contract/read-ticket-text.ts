/** Symbols of a ticket, in base64url: an account's id and a secret. */
export const TICKET_LENGTH = 64

/** A sign of ASCII, encoded once or more often. */
const ENCODED = /%(?:25)*([0-7][\da-f])/gi
/** What is put into a long line where it is broken or quoted; what is beyond ASCII is invisible, or behind the ticket. */
const BREAKS = /%[89a-f][\da-f]|[^!-~]|[=>]/gi
/** Brackets and quotation marks may stand before it; quoted-printable writes the `=` before it as `=3D`. */
const TICKET = new RegExp(`^[^\\w-]*(?:3D(?=[\\w-]{${TICKET_LENGTH}}(?![\\w-])))?([\\w-]{${TICKET_LENGTH}})`, 'i')
const BOTH_CASES = /^(?=.*[a-z]).*[A-Z]/

/**
 * The ticket in what stands behind its key in an address, however it was encoded, broken into lines, put into brackets or
 * added to. Undefined for what is not whole: cut off, or in letters of one case alone, which no ticket happens to have.
 */
export function readTicketText(text: string): string | undefined {
  const plain = text.replace(ENCODED, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
  const ticket = TICKET.exec((plain.split(/[#&?]/)[0] ?? '').replace(BREAKS, ''))?.[1]
  return ticket !== undefined && BOTH_CASES.test(ticket) ? ticket : undefined
}
