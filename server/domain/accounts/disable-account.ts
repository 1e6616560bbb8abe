import { switchAccount } from './switch-account.js'

/** Disables the account of a login, see {@link switchAccount}. */
export function disableAccount(
  services: Parameters<typeof switchAccount>[0],
  order: Omit<Parameters<typeof switchAccount>[1], 'status'>,
): Promise<{ login: string }> {
  return switchAccount(services, { ...order, status: 'disabled' })
}
