/**
 * Where a ticket begins in an address: behind `#klucznik=`, each sign as it is or encoded, once or more often, the key in
 * any case, with signs that routers put behind a `#`. Without a `#` only where as much follows as a ticket has: a page may
 * have a parameter of that name. How often anything repeats is bounded, so that no address takes long to look through.
 */
const BEGINNING =
  /(?:(?:(?:#|%(?:25)*23)[!/?&]{0,3}){1,3}klucznik|[?&/]klucznik(?=.{1,9}[\w-]{64}))(?:=|%(?:25)*3d)(.*)/i

/** A ticket as it stands in an address. */
export interface FoundTicket {
  /** The address before it: what is behind it was appended to the link, and goes with it. */
  rest: string
  /** What stands behind the key, as it came. */
  text: string
}

/**
 * Finds a ticket in a whole address, or in its path and query, wherever programs that look through mails have moved it:
 * they decode a link once, so that its `#` arrives as `%23`. Undefined when there is none.
 */
export function findTicket(address: string): FoundTicket | undefined {
  const found = BEGINNING.exec(address)
  return found ? { rest: address.slice(0, found.index), text: found[1] ?? '' } : undefined
}
