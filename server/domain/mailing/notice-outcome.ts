import type { Outcome } from '../outbox/outbox-worker.js'
import type { OutboxItem } from '../ports/outbox.js'

/** `done`: mailed, or there is nobody to mail. `void`: what the notice tells of has not happened, yet or ever. */
export type NoticeOutcome = 'done' | 'void'

/** Void notices that are younger are looked at once more, in case the store was slow to write what they tell of. */
const VOID_NOTICE_MS = 60_000

/** Whether a notice is done with. */
export function afterNotice(outcome: NoticeOutcome, { createdAt }: Pick<OutboxItem, 'createdAt'>, now: Date): Outcome {
  const isYoung = now.getTime() - createdAt.getTime() < VOID_NOTICE_MS
  return outcome === 'void' && isYoung ? { again: new Date(now.getTime() + VOID_NOTICE_MS) } : 'done'
}
