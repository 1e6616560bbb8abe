/** What whoever typed the command can mend: a line for each mistake, and where to read more. */
export class CliMistake extends Error {
  override readonly name = 'CliMistake'
  readonly lines: string[]

  constructor(...lines: string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}
