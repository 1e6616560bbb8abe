import { foldTyped } from './fold-typed.js'

/** RFC 5322 3.2.3 `dot-atom` with the letters, marks and digits of RFC 6531: no quoting, comment, group or white space. */
const LOCAL_PART = /^(?!\p{M})[\p{L}\p{M}\p{Nd}!#$%&'*+/=?^_`{|}~.-]+$/u
/** What may be handed to a URL parser: none of the signs that mean something to it. */
const DOMAIN = /^[\p{L}\p{M}\p{Nd}.\u3002-]+$/u
/** What parts of a domain stand between; URL parsers read an ideographic full stop as one too. */
const DOT = /[.\u3002]/
/** No top-level domain is a number (RFC 3696 2), or a single letter of ASCII. */
const TOP_LABEL = /[.\u3002](?:[a-z]{2,}|xn--[a-z0-9-]+|[^.\u3002]*[^\0-\x7f.\u3002][^.\u3002]*)$/

/** An e-mail address, taken apart. */
export interface AddressParts {
  /** Folded. */
  local: string
  /** Folded; letters beyond ASCII stay as they are. */
  domain: string
}

/**
 * The two sides of a plain `local@domain`, as far as a text tells by itself whether it can be one. Undefined for address
 * literals, domains without a dot, and whatever needs quoting.
 */
export function addressParts(typed: string): AddressParts | undefined {
  const [local = '', domain = '', ...more] = foldTyped(typed)?.split('@') ?? []
  if (more.length > 0 || !LOCAL_PART.test(local) || local.split('.').includes('') || !DOMAIN.test(domain))
    return undefined
  return TOP_LABEL.test(domain) && !domain.split(DOT).includes('') ? { local, domain } : undefined
}
