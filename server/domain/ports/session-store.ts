import type { StaffRole } from '../../../contract/role.js'

/** Somebody who has signed in to the panel of a unit. */
export interface Session {
  /** SHA-256 of the 32 random bytes in the cookie, base64url: the bytes themselves are nowhere. */
  id: string
  unit: string
  /** Id of the account. */
  account: string
  /** The role at the time: another one ends the session. */
  role: StaffRole
  /** Keyed mark of the password's hash and the second factors at the time: other ones end the session. */
  passwordMark: string
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
  /** Notes that it was used. */
  touch(unit: string, id: string, seen: Pick<Session, 'seenAt' | 'expiresAt'>): Promise<void>
  /** Of whatever unit: whoever signs in at another one holds the first one's secret no more. */
  remove(id: string): Promise<void>
}
