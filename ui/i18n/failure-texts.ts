import type { ClientFailureCode } from '../failure.js'
import type { Forms } from './plural.js'

/** What to do about a failure that belongs to no field: by its code, and `OTHER` for all that has no words of its own. */
export interface FailureTexts extends Partial<Record<Exclude<ClientFailureCode, 'TOO_MANY_REQUESTS'>, string>> {
  /** By minutes until another try makes sense. */
  TOO_MANY_REQUESTS: Forms
  UNREACHABLE: string
  UNAVAILABLE: string
  OTHER: string
}
