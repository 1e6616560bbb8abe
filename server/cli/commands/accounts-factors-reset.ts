import { removeFactors } from '../../domain/factors/remove-factors.js'
import type { Command } from '../kit/command.js'
import { findUnit } from '../kit/find-unit.js'
import { neutral } from '../kit/neutral.js'
import { print } from '../kit/print.js'
import { refuseUnknownLogin } from '../kit/refuse-unknown-login.js'
import { withServices } from '../kit/with-services.js'

/** `klucznik accounts factors reset`. */
export const accountsFactorsReset: Command = {
  name: 'accounts factors reset',
  summary: 'take the second factors of an account away',
  arguments: ['login'],
  options: { unit: { value: 'unit', required: true, summary: 'id of the unit, as in the units file' } },
  description: `Takes passkeys, app and printed codes away from somebody who has lost them. They
sign in by their password alone until they set up new ones; their sessions are over,
and a mail tells them. The office does the same in the panel for everybody but the
office itself: make sure that it is really the person who asks.

A login that begins with a dash is written after --, as in the second example.
Needs SECRET_KEY, UNITS_FILE, and DATABASE_URL or DATA_DIR as the server has them.`,
  examples: [
    'klucznik accounts factors reset anna.nowak --unit przykladowo',
    'klucznik accounts factors reset --unit przykladowo -- -anna',
  ],
  run({ arguments: [login = ''], options }, tools) {
    return withServices(tools, async (services) => {
      const unit = findUnit(services.units, options.get('unit'))
      const { login: known, had } = await removeFactors(services, { unit, login, by: 'command' }).catch(
        refuseUnknownLogin(unit),
      )
      const done = had ? 'has no second factor any more' : 'had no second factor'
      await print(tools.stdout, `${neutral(known)} of ${unit.id} ${done}\n`)
      return 0
    })
  },
}
