import type { Command } from '../kit/command.js'
import { switchStatus } from '../kit/switch-status.js'

/** `klucznik accounts disable`. */
export const accountsDisable: Command = {
  name: 'accounts disable',
  summary: 'stop an account from being used',
  arguments: ['login'],
  options: { unit: { value: 'unit', required: true, summary: 'id of the unit, as in the units file' } },
  description: `Disables the account of a login: its mailed links are dead at once, it gets no
more mails, and nobody signs in with it. Case does not matter. Entering the person
again leaves it disabled; "klucznik accounts enable" does not.

A login that begins with a dash is written after --, as in the second example.
Needs SECRET_KEY, UNITS_FILE, and DATABASE_URL or DATA_DIR as the server has them.`,
  examples: [
    'klucznik accounts disable anna.nowak --unit przykladowo',
    'klucznik accounts disable --unit przykladowo -- -anna',
  ],
  run({ arguments: [login = ''], options }, tools) {
    return switchStatus(tools, { unitId: options.get('unit'), login, status: 'disabled' })
  },
}
