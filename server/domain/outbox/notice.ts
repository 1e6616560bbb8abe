import type { OutboxItem } from '../ports/outbox.js'
import { randomId } from '../random-id.js'

/** What a notice tells of is written a moment after the notice: by then it surely is, or surely never will be. */
const DELAY_MS = 5_000

/** The beginning of a notice that is queued before what it tells of is written, and may go out later than that. */
export function noticeEntry(
  unit: string,
  now: Date,
  delayMs = 0,
): Pick<OutboxItem, 'id' | 'unit' | 'createdAt' | 'dueAt' | 'attempts'> {
  const dueAt = new Date(now.getTime() + DELAY_MS + delayMs)
  return { id: randomId(), unit, createdAt: now, dueAt, attempts: 0 }
}
