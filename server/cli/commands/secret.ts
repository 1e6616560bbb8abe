import { randomBytes } from 'node:crypto'
import { SECRET_BYTES } from '../../domain/keys/secret.js'
import { digestOfKey, isKeyName, KEY_NAME_RULE, SYSTEM_RIGHTS, type SystemRight } from '../../domain/system-key.js'
import { CliMistake } from '../kit/cli-mistake.js'
import type { Command, CommandInput } from '../kit/command.js'
import { isTerminal, print } from '../kit/print.js'

const RIGHTS = SYSTEM_RIGHTS.join(',')

/** What a key is called and may do, unless it is said. */
const DEFAULTS = { name: 'system', may: 'verify' } as const

const WHICH_IS_WHICH = 'The first line is the key, for the system alone; the second goes into "systemKeys".\n'

/** `klucznik secret`. */
export const secret: Command = {
  name: 'secret',
  summary: 'print a fresh SECRET_KEY, or a key for a school’s system',
  arguments: [],
  options: {
    'system-key': { summary: 'a key for a system of the school, and what goes into the units file' },
    name: { value: 'name', summary: `how the history calls that system (${DEFAULTS.name})` },
    may: { value: 'rights', summary: `what it may do, of ${RIGHTS} (${DEFAULTS.may})` },
  },
  description: `Prints ${SECRET_BYTES} random bytes in base64, for SECRET_KEY. All that is personal is sealed
with it: keep a copy apart from the backups of the data, and lose neither.

With --system-key it prints two lines: the key, which goes to the system and nowhere
else, and the entry for "systemKeys" in the units file, which holds its SHA-256 alone.
"verify" checks passwords, "read" lists people, "write" enters, changes, disables and
invites them. Give each system a key of its own, and no right that it does not need. In
the units file a key may also have an end: "expires": "2027-08-31".`,
  examples: [
    'klucznik secret',
    'klucznik secret > secret-key.txt',
    'klucznik secret --system-key --name dziennik --may verify,write',
  ],
  async run({ options }, tools) {
    if (!options.has('system-key')) {
      refuseStray(options)
      await print(tools.stdout, `${randomBytes(SECRET_BYTES).toString('base64')}\n`)
      return 0
    }
    const name = readKeyName(options.get('name') ?? DEFAULTS.name)
    const may = readRights(options.get('may') ?? DEFAULTS.may)
    const key = randomBytes(SECRET_BYTES).toString('base64url')
    const entry = { name, sha256: digestOfKey(key), may }
    await print(tools.stdout, `${key}\n${JSON.stringify(entry)}\n`)
    if (isTerminal(tools.stdout)) await print(tools.stderr, WHICH_IS_WHICH)
    return 0
  },
}

function refuseStray(options: CommandInput['options']): void {
  const stray = ['name', 'may'].filter((name) => options.has(name))
  if (stray.length > 0) throw new CliMistake(...stray.map((name) => `--${name} goes with --system-key alone`))
}

function readKeyName(name: string): string {
  if (!isKeyName(name)) throw new CliMistake(`--name ${KEY_NAME_RULE}`)
  return name
}

function readRights(text: string): SystemRight[] {
  const named = new Set(text.split(',').map((word) => word.trim()))
  const rights = SYSTEM_RIGHTS.filter((right) => named.has(right))
  if (rights.length !== named.size) throw new CliMistake(`--may takes ${RIGHTS}, with commas between`)
  return rights
}
