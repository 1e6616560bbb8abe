import { CliMistake } from './kit/cli-mistake.js'
import type { CliTools } from './kit/cli-tools.js'
import type { Command } from './kit/command.js'
import { accountsDisable } from './commands/accounts-disable.js'
import { accountsEnable } from './commands/accounts-enable.js'
import { accountsImport } from './commands/accounts-import.js'
import { accountsList } from './commands/accounts-list.js'
import { keysRenew } from './commands/keys-renew.js'
import { keysRotate } from './commands/keys-rotate.js'
import { keysStatus } from './commands/keys-status.js'
import { letters } from './commands/letters.js'
import { secret } from './commands/secret.js'
import { serve } from './commands/serve.js'
import { explainError } from './kit/explain-error.js'
import { helpOf, helpOfAll } from './kit/help.js'
import { asksForHelp, parseCommandLine } from './kit/parse-command-line.js'
import { listenForErrors, print } from './kit/print.js'
import { readVersion } from './version.js'

export type { CliTools } from './kit/cli-tools.js'

const COMMANDS: readonly Command[] = [
  serve,
  accountsImport,
  accountsList,
  accountsDisable,
  accountsEnable,
  letters,
  keysStatus,
  keysRotate,
  keysRenew,
  secret,
]

/** Runs one command and resolves with the exit status; it never rejects. `args` has neither node nor the file's name. */
export async function runCli(args: string[], tools: CliTools): Promise<0 | 1> {
  listenForErrors(tools.stdout, tools.stderr)
  try {
    return await route(args, tools)
  } catch (error) {
    const lines = explainError(error).map((line) => `${line}\n`)
    // when even that cannot be written, the exit status is all there is to tell
    await print(tools.stderr, lines.join('')).catch(() => false)
    return 1
  }
}

async function route(args: string[], tools: CliTools): Promise<0 | 1> {
  const [first, second] = args
  const show = async (text: string): Promise<0> => {
    await print(tools.stdout, text)
    return 0
  }
  if (first === undefined || asksForHelp([first])) return show(helpOfAll(COMMANDS))
  if (first === '--version' || first === '-v') return show(`${readVersion()}\n`)

  const command = COMMANDS.find(({ name }) => name === first || name === `${first} ${second}`)
  if (command !== undefined) {
    const rest = args.slice(command.name.split(' ').length)
    return asksForHelp(rest) ? show(helpOf(command)) : command.run(parseCommandLine(command, rest), tools)
  }

  const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `))
  if (group.length > 0 && (second === undefined || asksForHelp(args))) return show(helpOfAll(group, first))
  const [typed, place] = group.length > 0 ? [`${first} ${second}`, `klucznik ${first}`] : [first, 'klucznik']
  const kind = first.startsWith('-') ? 'option' : 'command'
  throw new CliMistake(`"${typed}" is no ${kind} of klucznik`, `Try: ${place} --help`)
}
