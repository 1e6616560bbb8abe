import { RowRefused } from '../../domain/accounts/account-row.js'
import { Failure } from '../../domain/failure.js'

/** Tells a refused row's reasons, with spaces between; anything else is thrown as it is. */
export function refuseInput(error: unknown): never {
  throw error instanceof RowRefused ? new Failure('INPUT_INVALID', { reason: error.reasons.join(' ') }) : error
}
