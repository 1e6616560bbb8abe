import type { Language } from '../../contract/language.js'
import type { Unit } from './unit.js'

/** Words of a unit, and the language that they are in. */
export interface UnitText {
  text: string
  language: Language
}

/**
 * The unit's name or contact for somebody who reads `language`: in that language where the unit gives it so, else the one
 * that stands for all.
 */
export function unitText(
  unit: Pick<Unit, 'name' | 'contact' | 'textsIn'>,
  field: 'name' | 'contact',
  language: Language,
): UnitText {
  const each = unit.textsIn?.[field]
  const own = each?.[language]
  if (own !== undefined) return { text: own, language }
  return { text: unit[field], language: each === undefined ? 'pl' : firstLanguage(each) }
}

/** The language of the text that stands for all: Polish, else the first that is there. */
export function firstLanguage(each: Partial<Record<Language, string>>): Language {
  return each.pl === undefined ? ((Object.keys(each) as Language[])[0] ?? 'pl') : 'pl'
}
