import type { Account } from '../account.js'

/**
 * In which order the accounts of an identifier are compared, where not all may be: the one whose login was typed; who works
 * at the school, so that nobody crowds them out by pupils with their address; whose password is oldest, so that nobody
 * crowds that one out by newer ones; then whoever chose one last, so that a new password always opens.
 */
export function rankForRuns(found: readonly Account[], isNamed: (account: Account) => boolean): Account[] {
  const newestFirst = found
    .filter(({ passwordHash }) => passwordHash !== undefined)
    .toSorted((one, other) => setAt(other) - setAt(one))
  const isFirst = (account: Account): boolean => isNamed(account) || account.role !== undefined
  const [oldest, ...others] = [
    ...newestFirst.filter((account) => !isFirst(account)).slice(-1),
    ...newestFirst.filter((account) => !isFirst(account)).slice(0, -1),
  ]
  return [
    ...newestFirst.filter(isNamed),
    ...newestFirst.filter((account) => !isNamed(account) && isFirst(account)),
    ...(oldest === undefined ? [] : [oldest, ...others]),
  ]
}

const setAt = ({ passwordSetAt }: Account): number => passwordSetAt?.getTime() ?? 0
