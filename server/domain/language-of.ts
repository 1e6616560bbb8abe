import type { Language } from '../../contract/language.js'
import type { Unit } from './unit.js'

/**
 * The language to write to somebody in: what the school says they read, else the one they asked in, else the unit's
 * first. Without a person: the unit's own.
 */
export function languageOf(
  { languages }: Pick<Unit, 'languages'>,
  person: { language?: Language | undefined } = {},
  asked?: Language,
): Language {
  return person.language ?? asked ?? languages[0] ?? 'pl'
}
