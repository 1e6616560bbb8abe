import type { Limit, Unit } from '../unit.js'

/** What a unit lets through unless it says otherwise; `mail-caps.ts` has how many mails a person gets. */
export const UNIT_LIMITS: Pick<Unit['limits'], 'perAddress' | 'perIdentifier' | 'perUnit'> = {
  /** Of challenges, of requests, of tickets and of sign-ins, each on its own: a hall full of parents shares one address. */
  perAddress: { count: 300, seconds: 600 },
  /** Requests that name the same person. */
  perIdentifier: { count: 5, seconds: 3_600 },
  /** Requests of everybody. */
  perUnit: { count: 6_000, seconds: 600 },
}

/** Requests of all units of a server together; far above a September peak of some hundreds a second. */
export const OVERALL_LIMIT: Limit = { count: 300_000, seconds: 600 }
