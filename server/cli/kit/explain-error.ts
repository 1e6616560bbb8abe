import { Failure } from '../../domain/failure.js'
import { CliMistake } from './cli-mistake.js'
import { neutral } from './neutral.js'

const MAX_LENGTH = 300
/** User and password in a URL, as a database's driver may repeat them. */
const CREDENTIALS = /\/\/[^\s/@]*@/g
/** What may be a PESEL. */
const ELEVEN_DIGITS = /\d{11}/g

/** What to tell the person at the keyboard, a line for each mistake; never a stack. */
export function explainError(error: unknown): string[] {
  if (error instanceof CliMistake) return error.lines.map(neutral)
  if (error instanceof Error && error.name === 'EnvironmentInvalid') return error.message.split('\n').map(neutral)
  if (error instanceof Failure && error.code === 'UNAVAILABLE') {
    const cause = error.cause instanceof Error ? ` (${oneLine(error.cause)})` : ''
    return [`the database does not answer${cause}`]
  }
  return [error instanceof Error ? oneLine(error) : 'something unexpected went wrong']
}

function oneLine(error: Error): string {
  const [first = ''] = error.message.split('\n')
  const said = neutral(first.replace(CREDENTIALS, '//').replace(ELEVEN_DIGITS, '…')).slice(0, MAX_LENGTH)
  return said === '' ? error.name : said
}
