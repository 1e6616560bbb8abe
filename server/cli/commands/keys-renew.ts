import { KeysStrange } from '../../domain/key-keeping/load-unit-keys.js'
import { RenewalStuck, renewKeys } from '../../domain/key-keeping/renew-keys.js'
import { accountsOf } from '../kit/accounts-of.js'
import { CliMistake } from '../kit/cli-mistake.js'
import type { Command } from '../kit/command.js'
import { findUnit } from '../kit/find-unit.js'
import { print } from '../kit/print.js'

/** `klucznik keys renew`. */
export const keysRenew: Command = {
  name: 'keys renew',
  summary: 'give a unit a new data key, after a leak',
  arguments: [],
  options: { unit: { value: 'unit', required: true, summary: 'id of the unit, as in the units file' } },
  description: `Makes a new data key for a unit and writes every account of it under that key, while
servers go on running. Nobody has to enter anything again: what can be opened is
sealed anew, and what was hashed is hashed once more. Whoever has the old key reads
nothing that was written since. Passwords, links and letters stay good; whoever is
signed in to the panel signs in again.

Broken off at any step, it is run again and goes on. If SECRET_KEY itself leaked, change
it first: see "klucznik keys rotate --help". Needs SECRET_KEY, UNITS_FILE, and
DATABASE_URL or DATA_DIR as the server has them.`,
  examples: ['klucznik keys renew --unit przykladowo'],
  async run({ options }, tools) {
    const { services, close } = await tools.openServices()
    try {
      const unit = findUnit(services.units, options.get('unit'))
      const { rekeyed, broken } = await renewKeys(services, unit.id, {
        wait: async (milliseconds) => {
          await print(tools.stderr, `waiting ${Math.ceil(milliseconds / 1_000)} s until every server has seen it\n`)
          await tools.wait(milliseconds)
        },
        report: (sofar) => void print(tools.stderr, `\r${accountsOf(sofar.rekeyed)}`),
      })
      await print(tools.stderr, '\n')
      await print(tools.stdout, `${unit.id}: ${accountsOf(rekeyed)} written under the new key\n`)
      if (broken > 0)
        await print(
          tools.stdout,
          `not usable, since they do not fit their mark: ${accountsOf(broken)}; look at the log\n`,
        )
      return 0
    } catch (error) {
      throw error instanceof KeysStrange || error instanceof RenewalStuck ? new CliMistake(error.message) : error
    } finally {
      await close()
    }
  },
}
