import type { Account } from './account.js'

/** Whether signing in with the account asks for a second factor. */
export function hasSecondFactor({ factors }: Pick<Account, 'factors'>): boolean {
  return factors !== undefined
}
