import type { Command } from '../kit/command.js'
import { switchStatus } from '../kit/switch-status.js'

/** `klucznik accounts enable`. */
export const accountsEnable: Command = {
  name: 'accounts enable',
  summary: 'let a disabled account be used again',
  arguments: ['login'],
  options: { unit: { value: 'unit', required: true, summary: 'id of the unit, as in the units file' } },
  description: `Enables the account of a login that was disabled, with the role, the classes and the
password that it had, unless somebody objected to the address it was set from; a hold
ends too. Its mailed links stay dead, and whoever was signed in signs in
again. So nobody can lock the whole school out. The unit's history keeps it.

A login that begins with a dash is written after --.
Needs SECRET_KEY, UNITS_FILE, and DATABASE_URL or DATA_DIR as the server has them.`,
  examples: ['klucznik accounts enable anna.nowak --unit przykladowo'],
  run({ arguments: [login = ''], options }, tools) {
    return switchStatus(tools, { unitId: options.get('unit'), login, status: 'active' })
  },
}
