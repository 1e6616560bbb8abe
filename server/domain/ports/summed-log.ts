import type { EventFacts } from './event-log.js'

/** An event log for what a stranger may cause a thousand times a second: equal lines become one a minute. */
export interface SummedLog {
  /** Logged at once when it is new; what equals it within the minute becomes one line with a `count`. */
  warn(event: string, facts: EventFacts): void
}
