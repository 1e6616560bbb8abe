import type { OutboxItem } from '../ports/outbox.js'
import { randomId } from '../random-id.js'

/** What a notice tells of is written a moment after the notice: by then it surely is, or surely never will be. */
const DELAY_MS = 5_000

/** What every notice has. It is queued before what it tells of is written, and so falls due a little later. */
export function noticeEntry(
  unit: string,
  now: Date,
  delayMs = 0,
): Pick<OutboxItem, 'id' | 'unit' | 'createdAt' | 'dueAt' | 'attempts'> {
  const dueAt = new Date(now.getTime() + DELAY_MS + delayMs)
  return { id: randomId(), unit, createdAt: now, dueAt, attempts: 0 }
}
