import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'

const PURPOSE = 'objection confirmed'
const CONFIRM_MS = 15 * 60_000
const FORM = /^([0-9a-z]{1,9})\.([0-9a-f]{32})$/

type Needs = Pick<Services, 'keyring' | 'now'>

/** What the second button of an objection carries: whoever pressed the first one got it, and nobody who read the mail alone. */
export function confirmationOf({ keyring, now }: Needs, { id }: Pick<Unit, 'id'>, text: string): string {
  const end = (now().getTime() + CONFIRM_MS).toString(36)
  return `${end}.${keyring.of(id).sign(PURPOSE, end, text)}`
}

/** Whether the first button of this objection was pressed a short while ago. */
export function isConfirmed(
  { keyring, now }: Needs,
  { id }: Pick<Unit, 'id'>,
  { text, confirmation }: { text: string; confirmation: string },
): boolean {
  const [, end = '', mark = ''] = FORM.exec(confirmation) ?? []
  const since = new Date(now().getTime() - CONFIRM_MS)
  return Number.parseInt(end, 36) > now().getTime() && keyring.of(id).isSignedSince(since, mark, PURPOSE, end, text)
}
