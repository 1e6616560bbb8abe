/**
 * What is on show. `code`: asks for the code beside a link, on the operator's page alone; `opening`: a link's ticket is being looked at; `expired`: it no longer works; `insecure`: the page has
 * no HTTPS; `misconfigured`: the server does not know the unit.
 */
export type View =
  | 'request'
  | 'sent'
  | 'code'
  | 'opening'
  | 'password'
  | 'done'
  | 'expired'
  | 'insecure'
  | 'misconfigured'
