import type { Account, MailMark } from '../account.js'
import { countedMails } from './mail-caps.js'

/** Wishes beyond these are told as more than so many, and not kept one by one. */
export const MOST_TOLD = 50

/** How often somebody was asked for within the last day, `wish` included; at most one more than {@link MOST_TOLD}. */
export function countWishes({ mails, capped = [] }: Pick<Account, 'mails' | 'capped'>, wish: MailMark): number {
  const asked = countedMails([...mails, ...capped, wish], wish.at).filter(({ network }) => network !== undefined)
  return Math.min(new Set(asked.map(({ request }) => request)).size, MOST_TOLD + 1)
}
