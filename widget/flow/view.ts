/**
 * What is on show. `opening`: a link's ticket is being looked at; `broken`: the link is not whole; `expired`: it no longer
 * works; `reloaded`: it has to be opened again, since nothing keeps it; `insecure`: the page has no HTTPS; `misconfigured`:
 * the server does not know the unit.
 */
export type View =
  | 'request'
  | 'sent'
  | 'opening'
  | 'password'
  | 'done'
  | 'broken'
  | 'expired'
  | 'reloaded'
  | 'insecure'
  | 'misconfigured'
