/**
 * What is on show. `opening`: a link's ticket is being looked at; `expired`: it no longer works; `insecure`: the page has
 * no HTTPS; `misconfigured`: the server does not know the unit.
 */
export type View = 'request' | 'sent' | 'opening' | 'password' | 'done' | 'expired' | 'insecure' | 'misconfigured'
