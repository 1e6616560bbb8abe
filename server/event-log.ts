import { Counter, type Registry } from 'prom-client'
import type { Logger } from 'pino'
import { Failure } from './domain/failure.js'
import type { EventFacts, EventLog } from './domain/ports/event-log.js'
import { MailDelayed, MailRefused } from './domain/ports/mailer.js'
import { WebhookDelayed } from './domain/ports/webhook-receivers.js'
import { SummedLines } from './summed-lines.js'

/** A refusal: anybody may cause thousands of them, at no cost, so that equal ones are summed up. */
const REFUSALS = /^limit\.|\.(?:refused|dropped|capped)$/

/** An event log that keeps lines back. */
export interface SummingEventLog extends EventLog {
  /** Writes what was kept back. */
  close(): void
}

/**
 * Writes one JSON line for each event and counts it in `klucznik_events_total`. Of equal refusals and warnings the first
 * is written at once, and once a minute one line that says with `times` how many more there were.
 */
export function createEventLog(
  logger: Logger,
  metrics: Registry,
  { everyMs }: { everyMs?: number } = {},
): SummingEventLog {
  const events = new Counter({
    name: 'klucznik_events_total',
    help: 'Events by name and unit',
    labelNames: ['event', 'unit'],
    registers: [metrics],
  })
  const summed = new SummedLines({ ...(everyMs !== undefined && { everyMs }) })
  const count = (event: string, facts: EventFacts): void => events.inc({ event, unit: String(facts['unit'] ?? '') })
  const write = (level: 'info' | 'warn', event: string, facts: object): void => {
    summed.add(JSON.stringify([event, facts]), {
      kind: JSON.stringify([event]),
      write: (times) => logger[level]({ event, ...facts, ...(times !== undefined && { times }) }, event),
    })
  }
  return {
    info(event, facts = {}) {
      count(event, facts)
      if (REFUSALS.test(event)) write('info', event, facts)
      else logger.info({ event, ...facts }, event)
    },
    warn(event, facts = {}, error) {
      count(event, facts)
      write('warn', event, { ...facts, ...(error !== undefined && { err: describe(error) }) })
    },
    close: () => summed.close(),
  }
}

/** What is thrown in the course of things, in words of ours; where it was thrown tells nobody anything. */
const EXPECTED = [Failure, MailDelayed, MailRefused, WebhookDelayed]

/**
 * Names, code and stack, and no message: a driver's message may repeat an address. What is thrown in the course of things
 * has a sentence of ours in place of the stack.
 */
function describe(error: unknown): { type: string; code?: string; why?: string; stack?: string } {
  if (!(error instanceof Error)) return { type: typeof error }
  const chain = [error, error.cause].filter((link) => link instanceof Error)
  const code = chain.map((link) => ('code' in link ? link.code : undefined)).find((value) => typeof value === 'string')
  const unexpected = chain.find((link) => EXPECTED.every((kind) => !(link instanceof kind)))
  const why = unexpected === undefined ? wordsOf(error) : undefined
  const frames = unexpected?.stack?.split('\n').filter((line) => line.startsWith('    at '))
  return {
    type: chain.map((link) => link.name).join(' < '),
    ...(typeof code === 'string' && { code }),
    ...(why !== undefined && { why }),
    ...(frames !== undefined && { stack: frames.join('\n') }),
  }
}

/** A {@link Failure} says why by its cause, if at all. */
function wordsOf(error: Error): string | undefined {
  if (!(error instanceof Failure)) return error.message
  return typeof error.cause === 'string' ? error.cause : undefined
}
