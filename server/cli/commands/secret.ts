import { randomBytes } from 'node:crypto'
import { SECRET_BYTES } from '../../domain/keys/secret.js'
import type { Command } from '../kit/command.js'
import { print } from '../kit/print.js'

/** `klucznik secret`. */
export const secret: Command = {
  name: 'secret',
  summary: 'print a fresh SECRET_KEY',
  arguments: [],
  options: {},
  description: `Prints ${SECRET_BYTES} random bytes in base64, for SECRET_KEY. All that is personal is sealed
with it: keep a copy apart from the backups of the data, and lose neither.`,
  examples: ['klucznik secret', 'klucznik secret > secret-key.txt'],
  async run(_input, tools) {
    await print(tools.stdout, `${randomBytes(SECRET_BYTES).toString('base64')}\n`)
    return 0
  },
}
