import type { Unit } from '../../domain/unit.js'
import { CliMistake } from './cli-mistake.js'

/** The unit that `--unit` names. Throws {@link CliMistake} with the ones there are. */
export function findUnit(units: ReadonlyMap<string, Unit>, id: string | undefined): Unit {
  const unit = units.get(id ?? '')
  if (unit !== undefined) return unit
  const known = units.size === 0 ? 'the units file has none' : `the units file has: ${[...units.keys()].join(', ')}`
  throw new CliMistake(`there is no unit "${id}"; ${known}`)
}
