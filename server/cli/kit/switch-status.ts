import { CLI } from '../../domain/audit/record-act.js'
import { switchAccount } from '../../domain/accounts/switch-account.js'
import type { CliTools } from './cli-tools.js'
import { findUnit } from './find-unit.js'
import { neutral } from './neutral.js'
import { print } from './print.js'
import { refuseUnknownLogin } from './refuse-unknown-login.js'
import { withServices } from './with-services.js'

/** Disables or enables the account of a login, and says whose. Throws {@link CliMistake} when there is none. */
export function switchStatus(
  tools: CliTools,
  { unitId, login, status }: { unitId: string | undefined; login: string; status: 'active' | 'disabled' },
): Promise<0 | 1> {
  return withServices(tools, async (services) => {
    const unit = findUnit(services.units, unitId)
    const order = { unit, login, actor: CLI, status }
    const switched = await switchAccount(services, order).catch(refuseUnknownLogin(unit))
    await print(tools.stdout, `${neutral(switched.login)} of ${unit.id} is ${status}\n`)
    return 0
  })
}
