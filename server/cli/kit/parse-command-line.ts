import { parseArgs } from 'node:util'
import { CliMistake } from './cli-mistake.js'
import type { Command, CommandInput } from './command.js'

/** Whether help is asked for, anywhere before a `--`. */
export function asksForHelp(args: string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end === -1 ? args.length : end).some((arg) => arg === '--help' || arg === '-h')
}

/**
 * Reads what follows a command's name. Throws {@link CliMistake} with every mistake, where `parseArgs` in its strict
 * mode would stop at the first.
 */
export function parseCommandLine(command: Command, args: string[]): CommandInput {
  const types = Object.entries(command.options).map(([name, { value }]) => {
    return [name, { type: value === undefined ? ('boolean' as const) : ('string' as const) }] as const
  })
  const { tokens } = parseArgs({
    args,
    options: Object.fromEntries(types),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const mistakes: string[] = []
  const given: string[] = []
  const options = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind === 'positional') given.push(token.value)
    if (token.kind !== 'option') continue
    const option = command.options[token.name]
    if (option === undefined || !Object.hasOwn(command.options, token.name)) {
      mistakes.push(`${token.rawName} is no option of klucznik ${command.name}`)
    } else if (options.has(token.name)) {
      mistakes.push(`${token.rawName} is given twice`)
    } else {
      if (option.value === undefined && token.value !== undefined) mistakes.push(`${token.rawName} takes no value`)
      const isMissing = option.value !== undefined && isNoValue(token.value, token.inlineValue)
      if (isMissing) mistakes.push(`${token.rawName} needs a value: ${token.rawName} <${option.value}>`)
      options.set(token.name, token.value ?? '')
    }
  }
  for (const name of command.arguments.slice(given.length)) mistakes.push(`<${name}> is missing`)
  for (const extra of given.slice(command.arguments.length)) mistakes.push(`"${extra}" is one argument too many`)
  for (const [name, { required, value }] of Object.entries(command.options)) {
    if (required && !options.has(name)) mistakes.push(`--${name} <${value}> is missing`)
  }
  if (mistakes.length > 0) throw new CliMistake(...mistakes, `Try: klucznik ${command.name} --help`)
  return { arguments: given, options }
}

/** In `--unit --json` the second is an option, not the first one's value. */
function isNoValue(value: string | undefined, isInline: boolean | undefined): boolean {
  return value === undefined || value === '' || (isInline !== true && value.startsWith('-'))
}
