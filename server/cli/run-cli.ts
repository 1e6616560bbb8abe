import { CliMistake } from './kit/cli-mistake.js'
import type { CliTools } from './kit/cli-tools.js'
import type { Command } from './kit/command.js'
import { accountsDisable } from './commands/accounts-disable.js'
import { accountsEnable } from './commands/accounts-enable.js'
import { accountsFactorsReset } from './commands/accounts-factors-reset.js'
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
  accountsFactorsReset,
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
  const [first] = args
  const show = async (text: string): Promise<0> => {
    await print(tools.stdout, text)
    return 0
  }
  if (first === undefined || asksForHelp([first])) return show(helpOfAll(COMMANDS))
  if (first === '--version' || first === '-v') return show(`${readVersion()}\n`)

  const command = COMMANDS.find(({ name }) => startsWith(args, name))
  if (command !== undefined) {
    const rest = args.slice(wordsOf(command.name).length)
    return asksForHelp(rest) ? show(helpOf(command)) : command.run(parseCommandLine(command, rest), tools)
  }

  // `accounts`, or `accounts factors`, is no command but a group of them
  const [group, unknown] = groupOf(args)
  const members = COMMANDS.filter(({ name }) => name.startsWith(`${group} `))
  if (members.length > 0 && (unknown === undefined || asksForHelp(args))) return show(helpOfAll(members, group))
  const [typed, place] = members.length > 0 ? [`${group} ${unknown}`, `klucznik ${group}`] : [first, 'klucznik']
  const kind = first.startsWith('-') ? 'option' : 'command'
  throw new CliMistake(`"${typed}" is no ${kind} of klucznik`, `Try: ${place} --help`)
}

/** The longest name of a group that the arguments begin with, empty if none does, and the word behind it. */
function groupOf(args: string[]): [group: string, next: string | undefined] {
  let length = 0
  while (length < args.length && COMMANDS.some(({ name }) => isGroup(name, args.slice(0, length + 1)))) length++
  return [args.slice(0, length).join(' '), args[length]]
}

function isGroup(name: string, words: string[]): boolean {
  return name.startsWith(`${words.join(' ')} `)
}

function startsWith(args: string[], name: string): boolean {
  return wordsOf(name).every((word, at) => args[at] === word)
}

function wordsOf(name: string): string[] {
  return name.split(' ')
}
