import { CLI } from '../../domain/audit/record-act.js'
import { disableAccount } from '../../domain/accounts/disable-account.js'
import { Failure } from '../../domain/failure.js'
import { CliMistake } from '../kit/cli-mistake.js'
import type { Command } from '../kit/command.js'
import { findUnit } from '../kit/find-unit.js'
import { neutral } from '../kit/neutral.js'
import { print } from '../kit/print.js'
import { withServices } from '../kit/with-services.js'

/** `klucznik accounts disable`. */
export const accountsDisable: Command = {
  name: 'accounts disable',
  summary: 'stop an account from being used',
  arguments: ['login'],
  options: { unit: { value: 'unit', required: true, summary: 'id of the unit, as in the units file' } },
  description: `Disables the account of a login: its mailed links are dead at once, it gets no
more mails, and nobody signs in with it. Case does not matter. No command enables it
again, and entering the person again leaves it disabled.

A login that begins with a dash is written after --, as in the second example.
Needs SECRET_KEY, UNITS_FILE, and DATABASE_URL or DATA_DIR as the server has them.`,
  examples: [
    'klucznik accounts disable anna.nowak --unit przykladowo',
    'klucznik accounts disable --unit przykladowo -- -anna',
  ],
  run({ arguments: [login = ''], options }, tools) {
    return withServices(tools, async (services) => {
      const unit = findUnit(services.units, options.get('unit'))
      try {
        const disabled = await disableAccount(services, { unit, login, actor: CLI })
        await print(tools.stdout, `${neutral(disabled.login)} of ${unit.id} is disabled\n`)
        return 0
      } catch (error) {
        const isUnknown = error instanceof Failure && error.reason === 'LOGIN_UNKNOWN'
        // what was typed is not repeated: it may be a PESEL
        throw isUnknown ? new CliMistake(`no account of ${unit.id} has this login`) : error
      }
    })
  },
}
