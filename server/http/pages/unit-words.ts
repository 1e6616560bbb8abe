import type { Language } from '../../../contract/language.js'
import { unitText } from '../../domain/unit-text.js'
import type { Unit } from '../../domain/unit.js'
import { inLanguage } from '../../html/in-language.js'
import type { Markup } from '../../html/markup.js'

/** The unit's name or contact on a page in `language`, marked where it is in another. */
export function unitWords(unit: Unit, field: 'name' | 'contact', language: Language): Markup {
  const said = unitText(unit, field, language)
  return inLanguage(said.text, { language: said.language, around: language })
}
