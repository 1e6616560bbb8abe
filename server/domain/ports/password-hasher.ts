/** For whom a password is hashed: nobody waits for all of somebody else's. */
export interface HashingTurn {
  /**
   * A school's system; whoever has a mailed link; whose browser signed in before; anybody else. Strangers never hold up the
   * others, and no browsers those with a link.
   */
  for: 'system' | 'link' | 'known' | 'stranger'
  unit: string
  /** The key of a system. */
  system?: string
  /** Who asks, such as a network, where that is known. */
  from?: string
}

/**
 * Hashes passwords and compares them, a few at a time.
 *
 * Every method takes the password as typed and applies `preparePassword` itself, so that NFC cannot be forgotten, and
 * throws `Failure('UNAVAILABLE')` at once when too many of the same lane already wait for their turn.
 */
export interface PasswordHasher {
  /** The PHC string to store. Throws a `RangeError` for a password longer than any rule allows. */
  hash(password: string, turn: HashingTurn): Promise<string>
  /**
   * Whether the password is the one that was hashed. A stored hash that is malformed, or asks for absurd amounts of
   * memory, is nobody's: false, after the same work as for a wrong password.
   */
  verify(phc: string, password: string, turn: HashingTurn): Promise<boolean>
  /** The same work for an account that nobody has, or that has no password yet. */
  verifyNothing(password: string, turn: HashingTurn): Promise<false>
}
