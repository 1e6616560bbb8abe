import { Counter, type Registry } from 'prom-client'
import type { Logger } from 'pino'
import type { EventFacts, EventLog } from './domain/ports/event-log.js'

/** Writes one JSON line for each event and counts it in `klucznik_events_total`. */
export function createEventLog(logger: Logger, metrics: Registry): EventLog {
  const events = new Counter({
    name: 'klucznik_events_total',
    help: 'Events by name and unit',
    labelNames: ['event', 'unit'],
    registers: [metrics],
  })
  const count = (event: string, facts: EventFacts): void => events.inc({ event, unit: String(facts['unit'] ?? '') })
  return {
    info(event, facts = {}) {
      count(event, facts)
      logger.info({ event, ...facts }, event)
    },
    warn(event, facts = {}, error) {
      count(event, facts)
      logger.warn({ event, ...facts, ...(error !== undefined && { err: describe(error) }) }, event)
    },
  }
}

/** Names, code and stack, and no message: a mail server's or a driver's message may repeat an address. */
function describe(error: unknown): { type: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { type: typeof error }
  const chain = [error, error.cause].filter((link) => link instanceof Error)
  const code = chain.map((link) => ('code' in link ? link.code : undefined)).find((value) => typeof value === 'string')
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '))
  return {
    type: chain.map((link) => link.name).join(' < '),
    ...(typeof code === 'string' && { code }),
    ...(frames !== undefined && { stack: frames.join('\n') }),
  }
}
