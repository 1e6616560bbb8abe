import { Failure } from '../../domain/failure.js'
import type { Unit } from '../../domain/unit.js'
import { CliMistake } from './cli-mistake.js'

/** Catches what went wrong with a login: that nobody has it is the user's mistake, and what they typed is not repeated. */
export function refuseUnknownLogin({ id }: Pick<Unit, 'id'>): (error: unknown) => never {
  return (error) => {
    // it may be a PESEL
    const isUnknown = error instanceof Failure && error.reason === 'LOGIN_UNKNOWN'
    throw isUnknown ? new CliMistake(`no account of ${id} has this login`) : error
  }
}
