import type { CliTools } from './cli-tools.js'

/** An option of a command, without the dashes. */
export interface CommandOption {
  /** What stands for its value in the usage line; without one the option is a switch. */
  value?: string
  required?: boolean
  summary: string
}

/** What was typed after the command's name, checked against what the command takes. */
export interface CommandInput {
  /** As many as the command has `arguments`. */
  arguments: string[]
  /** Values of options by name; a switch that is on has an empty one. */
  options: ReadonlyMap<string, string>
}

/** One command: what it takes, what its help says, what it does. */
export interface Command {
  /** As typed: `accounts import`. */
  name: string
  /** Half a line for the overview. */
  summary: string
  /** Names of what must follow, in order. */
  arguments: string[]
  options: Record<string, CommandOption>
  /** Plain English, wrapped by hand at 80 columns. */
  description: string
  examples: string[]
  /** Resolves with the exit status. */
  run(input: CommandInput, tools: CliTools): Promise<0 | 1>
}
