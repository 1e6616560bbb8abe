import { keyStatus, type UnitKeyStatus } from '../../domain/key-keeping/key-status.js'
import type { Command } from '../kit/command.js'
import { findUnit } from '../kit/find-unit.js'
import { accountsOf } from '../kit/accounts-of.js'
import { print } from '../kit/print.js'

/** `klucznik keys status`. */
export const keysStatus: Command = {
  name: 'keys status',
  summary: 'say which key seals and holds what',
  arguments: [],
  options: { unit: { value: 'unit', summary: 'id of one unit; left out: all of them' } },
  description: `Says by which SECRET_KEY the data keys of each unit are sealed (by its version, which
tells nothing of it), and whether a unit is being keyed anew. With --unit it also
counts the unit's accounts by data key, and those that do not fit their own mark:
somebody without a key wrote into the database, and they are not used.

Needs SECRET_KEY, UNITS_FILE, and DATABASE_URL or DATA_DIR as the server has them.`,
  examples: ['klucznik keys status', 'klucznik keys status --unit przykladowo'],
  async run({ options }, tools) {
    const { services, close } = await tools.openServices()
    try {
      const wanted = options.get('unit')
      const { own, units } = await keyStatus(services, wanted)
      // one that was taken out of the units file may still have keys
      if (wanted !== undefined && units.every(({ keys }) => keys.length === 0)) findUnit(services.units, wanted)
      await print(tools.stdout, `SECRET_KEY ${own.join(', ')} (the first one makes what is new)\n`)
      for (const unit of units) await print(tools.stdout, `${describe(unit)}\n`)
      return 0
    } finally {
      await close()
    }
  },
}

function describe({ unit, keys, accounts }: UnitKeyStatus): string {
  const chain = keys.map(
    ({ version, sealedBy, state }) => `${version ?? 'not readable'} (${state}, sealed by ${sealedBy})`,
  )
  const lines = [`${unit}: ${chain.join(', ') || 'no key yet'}`]
  if (accounts !== undefined) {
    for (const [version, count] of accounts.byVersion) lines.push(`  ${accountsOf(count)} under ${version}`)
    if (accounts.broken > 0) lines.push(`  not used, since they do not fit their mark: ${accountsOf(accounts.broken)}`)
  }
  return lines.join('\n')
}
