import type { Caller } from '../../domain/caller.js'
import type { PanelServices } from '../../domain/panel/panel-services.js'
import type { Unit } from '../../domain/unit.js'

/** What a procedure works with; a test makes one without any HTTP. */
export interface Context {
  services: PanelServices
  unit: Unit
  caller: Caller
  cookie: SessionCookie
  browser: BrowserCookie
}

/** A browser at the panel, as far as the server knows. */
export interface SessionCookie {
  /** The `Origin` header. */
  origin: string | undefined
  /** Secret of the session, from the cookie. */
  token: string | undefined
  /** Gives the browser a new secret, or (undefined) takes it away. */
  keep(token: string | undefined): void
}

/** What tells a browser in which somebody was let in before from a stranger's. */
export interface BrowserCookie {
  /** From the cookie, as it came. */
  shown: string | undefined
  /** Gives the browser another one. */
  keep(shown: string): void
}
