import type { Keyring } from '../keyring.js'
import type { OutboxItem } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'

/** What the id of one of our mails says, before anybody has asked whether it is true. */
export interface MailIdClaim {
  /** Id of the outbox item that was answered. */
  item: string
  account: string
  unit: string
  /** When the item was written down. */
  at: Date
  mark: string
}

/** Servers give a mail up after four or five days (RFC 5321, 4.5.4.1), and then say so. */
const COMES_BACK_WITHIN_MS = 7 * 86_400_000

const PURPOSE = 'mail id'
const FORM = /^([0-9a-f]{32})\.([0-9a-f]{32})\.([a-z0-9-]{1,63})\.([0-9a-z]{1,9})\.([0-9a-f]{32})$/

/**
 * The id of a mail, the same at every try: `<item>.<account>.<unit>.<time, base 36>.<mark>`. The mark binds it to the
 * address that the mail goes to, which stands nowhere in it: a mail that comes back is matched with nothing stored, a
 * forged one matches nobody, and neither does one to an address that the account has no more.
 */
export function mailId(
  keyring: Keyring,
  { item, account, to }: { item: Pick<OutboxItem, 'id' | 'unit' | 'createdAt'>; account: string; to: string },
): string {
  const time = item.createdAt.getTime().toString(36)
  const mark = keyring.of(item.unit).sign(PURPOSE, item.id, account, time, to)
  return [item.id, account, item.unit, time, mark].join('.')
}

/** Reads an id, in whatever case it came back; undefined when it has not the form of ours. */
export function readMailId(text: string): MailIdClaim | undefined {
  const [whole, item = '', account = '', unit = '', time = '', mark = ''] = FORM.exec(text.toLowerCase()) ?? []
  return whole === undefined ? undefined : { item, account, unit, at: new Date(Number.parseInt(time, 36)), mark }
}

/**
 * Whether we gave this id to a mail to this address. Whoever has a key that leaked makes ids for as long as mails of its
 * time may still come back, and not longer.
 */
export function isOurMail(
  { keyring, now }: Pick<Services, 'keyring' | 'now'>,
  { item, account, unit, at, mark }: MailIdClaim,
  to: string,
): boolean {
  const since = new Date(now().getTime() - COMES_BACK_WITHIN_MS)
  return keyring.of(unit).isSignedSince(since, mark, PURPOSE, item, account, at.getTime().toString(36), to)
}
