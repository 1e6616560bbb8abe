import type { EventFacts, EventLog } from '../../../server/domain/ports/event-log.js'

/** A log that remembers. */
export interface RecordingLog extends EventLog {
  events: { level: 'info' | 'warn'; event: string; facts: EventFacts }[]
}

export function createRecordingLog(): RecordingLog {
  const events: RecordingLog['events'] = []
  return {
    events,
    info: (event, facts = {}) => void events.push({ level: 'info', event, facts }),
    warn: (event, facts = {}) => void events.push({ level: 'warn', event, facts }),
  }
}
