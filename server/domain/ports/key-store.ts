/** A unit's data key as it lies in the store: sealed by the server's `SECRET_KEY`, and worth nothing without it. */
export interface StoredKey {
  unit: string
  /** Its place in the unit's chain, from 0. */
  step: number
  /** 32 random bytes in base64url, sealed and bound to all that stands beside them here. */
  sealed: string
  createdAt: Date
  /** Since when it makes everything new; absent while servers are still to see it. */
  activeAt?: Date
  /** When no account was left that an older key had made. */
  rekeyedAt?: Date
  /** When the next one in the chain was made: without that one the chain is not whole. */
  succeededAt?: Date
}

/** Data keys of all units. There is one for each unit and step, whoever made it first. */
export interface KeyStore {
  /** All of them, or those of one unit, the oldest first. */
  list(unit?: string): Promise<StoredKey[]>
  /** Writes those whose unit and step nobody has written yet. */
  add(keys: StoredKey[]): Promise<void>
  /** Writes a key anew while it is sealed as it was read; false when somebody was faster. */
  rewrite(was: Pick<StoredKey, 'sealed'>, next: StoredKey): Promise<boolean>
}
