import type { Role } from '../../../contract/role.js'

/**
 * How far a sign-in has come: whose account is asked; a second factor is asked for; one has to be set up before anything
 * else; they are in.
 */
export type SessionStage = 'choose' | 'factor' | 'setup' | 'in'

/** An account that a sign-in may lead to, as it was when its password was right. */
export interface SessionChoice {
  /** Id of the account. */
  account: string
  /** Another role ends the session. */
  role: Role
  /** Keyed mark of the password's hash and the second factors: other ones end the session. */
  passwordMark: string
}

/** Where somebody signed in from: enough for the owner to know their own sessions by, and no more. */
export interface SessionOrigin {
  /** Browser and system in words of ours, as in `Firefox, Windows`; may be empty. */
  browser: string
  /** Keyed name of the network, another one with each salt. */
  network: string
  /** 32 random hex digits. */
  salt: string
}

/** Somebody who signs in at a unit, or has done so. */
export interface Session extends SessionChoice {
  /** SHA-256 of the 32 random bytes in the cookie, base64url: the bytes themselves are nowhere. */
  id: string
  unit: string
  stage: SessionStage
  /** While it is asked whose account: all of them, the session's own first. */
  choices?: SessionChoice[]
  /** Absent: nobody has noted it. */
  from?: SessionOrigin
  createdAt: Date
  /** Binds all of it, its own id too: a row that was copied under another secret opens nothing. */
  mark: string
  /** When it was last used, to the minute. */
  seenAt: Date
  /** When it ends unless it is used before. */
  expiresAt: Date
}

/** Who is signed in, over all servers; what has expired goes by itself. */
export interface SessionStore {
  add(session: Session): Promise<void>
  /** Whether or not it has expired: that is the domain's to say. */
  find(unit: string, id: string): Promise<Session | undefined>
  /** Puts the next step in the place of this one, under another secret. Of many at once one wins; false for the others. */
  advance(id: string, next: Session): Promise<boolean>
  /** Notes that it was used. */
  touch(unit: string, id: string, seen: Pick<Session, 'seenAt' | 'expiresAt'>): Promise<void>
  /** Of whatever unit: whoever signs in at another one holds the first one's secret no more. */
  remove(id: string): Promise<void>
  /** All of an account, whether or not they have expired, sign-ins that have steps left too. */
  listOf(unit: string, account: string): Promise<Session[]>
  /** One of an account; of many at once one is told true. */
  removeOf(unit: string, account: string, id: string): Promise<boolean>
  /** All of an account but one. */
  removeOthers(unit: string, account: string, kept: string): Promise<void>
}
