import { KeysStrange } from '../../domain/key-keeping/load-unit-keys.js'
import { rotateKeys } from '../../domain/key-keeping/rotate-keys.js'
import { CliMistake } from '../kit/cli-mistake.js'
import type { Command } from '../kit/command.js'
import { print } from '../kit/print.js'

/** `klucznik keys rotate`. */
export const keysRotate: Command = {
  name: 'keys rotate',
  summary: "seal every unit's keys by the first of several SECRET_KEYs",
  arguments: [],
  options: {},
  description: `Seals the data keys of all units by the first key in SECRET_KEY. Nobody has to
enter anything again, and servers go on running. In this order:

1. put the new key behind the old one (SECRET_KEY=old,new) and restart each server
2. put it in front (SECRET_KEY=new,old) and restart each server
3. run this command with SECRET_KEY=new,old
4. when "klucznik keys status" names the new key alone, take the old one away

Broken off at any step, it is run again. Needs SECRET_KEY, UNITS_FILE, and
DATABASE_URL or DATA_DIR as the server has them.`,
  examples: ['SECRET_KEY=new,old klucznik keys rotate'],
  async run(_input, tools) {
    const { services, close } = await tools.openServices()
    try {
      const { rewrapped, all } = await rotateKeys(services)
      const [current = ''] = services.keyring.own.versions
      await print(
        tools.stdout,
        `${rewrapped} of ${all} data keys sealed anew; all are under SECRET_KEY ${current} now\n`,
      )
      return 0
    } catch (error) {
      throw error instanceof KeysStrange ? new CliMistake(error.message) : error
    } finally {
      await close()
    }
  },
}
