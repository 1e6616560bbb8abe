import type { Command } from './command.js'

const HELP_OPTION: [string, string] = ['-h, --help', 'print this and stop']

/** The help of one command. */
export function helpOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, { value, summary }]): [string, string] => {
    return [value === undefined ? `--${name}` : `--${name} <${value}>`, summary]
  })
  return sections(
    `Usage: ${usageOf(command)}`,
    command.description,
    `Options:\n${columns([...options, HELP_OPTION])}`,
    `Examples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`,
  )
}

/** The help of everything, or of a group of commands such as `accounts`. */
export function helpOfAll(commands: readonly Command[], group?: string): string {
  const name = group === undefined ? 'klucznik' : `klucznik ${group}`
  const about =
    group === undefined
      ? 'Gives parents, pupils and staff access to the accounts that their school has made.'
      : `Commands on ${group}.`
  const more = `Every command tells more with --help: klucznik ${commands[0]?.name} --help`
  return sections(
    `Usage: ${name} <command>`,
    about,
    `Commands:\n${columns(commands.map((command) => [shortUsageOf(command), command.summary]))}`,
    `Options:\n${columns([HELP_OPTION, ...(group === undefined ? [VERSION_OPTION] : [])])}`,
    more,
  )
}

const VERSION_OPTION: [string, string] = ['-v, --version', 'print the version and stop']

function shortUsageOf({ name, arguments: needed }: Command): string {
  return [name, ...needed.map((argument) => `<${argument}>`)].join(' ')
}

function usageOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, { value, required }]) => {
    const option = value === undefined ? `--${name}` : `--${name} <${value}>`
    return required ? option : `[${option}]`
  })
  return ['klucznik', shortUsageOf(command), ...options].join(' ')
}

function columns(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}

function sections(...texts: string[]): string {
  return `${texts.join('\n\n')}\n`
}
