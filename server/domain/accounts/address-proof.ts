import type { Account } from '../account.js'
import { derivedId } from '../derived-id.js'
import type { Keyring } from '../keyring.js'

const PURPOSE = 'address proof'
/** How long whoever reads the new mailbox may say that it is theirs. */
export const PROOF_MS = 24 * 3_600_000
/** `<id of the account>.<seal>`. */
const FORM = /^([0-9a-f]{32})\.([\w.-]{1,1000})$/

interface Sealed {
  email: string
  until: number
  state: string
}

/**
 * What the link in a mail to a new address carries: it shows that the mailbox is read, and opens nothing. Nothing of it is
 * stored; another address or password of the account ends it.
 */
export function addressProof(
  keyring: Keyring,
  account: Account,
  { email, until }: { email: string; until: Date },
): string {
  const sealed: Sealed = { email, until: until.getTime(), state: stateOf(account) }
  return `${account.id}.${keyring.of(account.unit).seal(PURPOSE, account.id, JSON.stringify(sealed))}`
}

/** Id of the account that a link is for; undefined when it has not the form of one. */
export function accountOfProof(text: string): string | undefined {
  return FORM.exec(text)?.[1]
}

/** The address that a link shows to be read; undefined unless it is alive and of this account. */
export function provenAddress(
  keyring: Keyring,
  account: Account,
  { text, now }: { text: string; now: Date },
): string | undefined {
  const [, id, seal = ''] = FORM.exec(text) ?? []
  const opened = id === account.id ? keyring.of(account.unit).open(PURPOSE, account.id, seal) : undefined
  if (opened === undefined) return undefined
  const { email, until, state } = JSON.parse(opened) as Sealed
  return until > now.getTime() && state === stateOf(account) ? email : undefined
}

function stateOf({ keys, passwordHash }: Account): string {
  return derivedId(JSON.stringify([keys.email ?? '', passwordHash ?? '']))
}
