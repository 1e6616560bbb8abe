/**
 * Everything that is counted, and for whom. What protects a `person` (guesses at a login, mails to somebody) lies in the
 * store and outlives a restart: nobody gets tries back by crashing a server. What bounds `strangers` is counted in memory
 * of a fixed size, and begins anew with the process.
 */
export const BUCKETS = {
  challenge: 'strangers',
  drawing: 'strangers',
  /** Waits, and sounds that were answered without work, where no script runs. */
  wait: 'strangers',
  request: 'strangers',
  ticket: 'strangers',
  code: 'strangers',
  'panel-sign-in': 'strangers',
  /** Challenges that were forged or got wrong. */
  failure: 'strangers',
  /** Keys of systems that open nothing. */
  'wrong-key': 'strangers',
  /** What a network may add to the price of everybody in a unit. */
  'unit-share': 'strangers',
  /** Challenges that came back to a unit. */
  'unit-redeemed': 'strangers',
  /** Requests of a unit. */
  unit: 'strangers',
  /** Requests of all units. */
  overall: 'strangers',
  /** Wishes that name the same person: from all networks, and from one. */
  identifier: 'person',
  'identifier-network': 'strangers',
  /** Words that the address of the person is wrong. */
  'address-word': 'person',
  /** Wishes by a PESEL from one network. */
  'pesel-network': 'person',
  /** Different PESELs of one birth date by which people ask, and those that were heard. */
  'pesel-date': 'person',
  'pesel-heard': 'person',
  /** Different PESELs of one birth date that are tried with one password, and each of them. */
  'pesel-password': 'strangers',
  'pesel-tried': 'strangers',
  /** Tries at a login: from a network, and beyond what that has; of newcomers; of networks that had none that day; from everywhere; from a browser that is known. */
  'sign-in': 'person',
  'sign-in-trickle': 'person',
  'sign-in-newcomer': 'person',
  'sign-in-newcomers': 'person',
  'sign-in-first': 'person',
  'sign-in-firsts': 'person',
  'sign-in-everywhere': 'person',
  'sign-in-browser': 'person',
  'sign-in-browsers': 'person',
  /** Wrong passwords after which a challenge is asked for: for an identifier, and from a network. */
  'sign-in-wrong': 'person',
  'sign-in-wrong-network': 'strangers',
  /** Tries at a login by a system that does not say where they come from. */
  'sign-in-untold': 'person',
  'sign-in-untold-trickle': 'person',
  'sign-in-persistent': 'person',
  /** One password at a login, again and again, and how often it was tried for that; wrong passwords of a network at whatever logins. */
  'sign-in-same-password': 'strangers',
  'sign-in-persistent-password': 'strangers',
  'sign-in-sprayed': 'strangers',
  /** Codes of a second factor: in a quarter of an hour, in a day, and beyond either. */
  factor: 'person',
  'factor-trickle': 'person',
  'factor-day': 'person',
  'factor-day-trickle': 'person',
  /** Codes beside links that are typed for an identifier, in a network. */
  'code-tries': 'person',
  /** Those at one of them. */
  'code-network': 'person',
  /** Rows by which somebody at the panel may learn that an identifier is somebody's. */
  claim: 'person',
  /**
   * Mails to an address: all, those that one network asked for, the links that the school sent, those that nobody there
   * asked for, those that have places of their own.
   */
  recipient: 'person',
  'recipient-network': 'person',
  'recipient-school': 'person',
  'recipient-unasked': 'person',
  'recipient-kept': 'person',
  /** Mails that somebody at a school, or a system, brought about. */
  'author-invitation': 'person',
  'author-notice': 'person',
  /** Addresses that somebody gave one account, one after another. */
  'address-change': 'person',
  /** Words of a network that addresses at the school are wrong. */
  'address-word-network': 'strangers',
  /** Words to one mailbox of addresses that somebody changed. */
  'address-mailbox': 'person',
  /** Answers that tell somebody of an identifier of another's. */
  taken: 'person',
  /** The same, that a file tells again. */
  'taken-again': 'person',
  /** PESELs of one birth date that somebody brings. */
  'birth-date': 'person',
  /** PESELs that one account is given after another. */
  'pesel-change': 'person',
  /** Classes that are invited at once. */
  invite: 'person',
} as const satisfies Record<string, 'person' | 'strangers'>

/** What a counter is of. */
export type Bucket = keyof typeof BUCKETS
