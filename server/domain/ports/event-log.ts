/** Facts of an event: codes, counts, unit ids, keyed hashes; never an identifier, address, ticket or answer. */
export type EventFacts = Record<string, string | number | boolean | undefined>

/** One structured line for each event, and a count of it. */
export interface EventLog {
  info(event: string, facts?: EventFacts): void
  /** Somebody should look; `error` is logged with its stack, on the server alone. */
  warn(event: string, facts?: EventFacts, error?: unknown): void
}
