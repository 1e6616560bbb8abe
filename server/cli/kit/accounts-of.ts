/** `1 account`, `2 accounts`. */
export function accountsOf(count: number): string {
  return `${count} ${count === 1 ? 'account' : 'accounts'}`
}
