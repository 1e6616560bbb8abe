import type { Language } from '../../../contract/language.js'
import { unitText } from '../../domain/unit-text.js'
import type { Unit } from '../../domain/unit.js'
import { oneLine } from '../headers/one-line.js'
import type { MailWords } from './mail-content.js'

/** How a unit is called and asked for help in a mail of `language`; `words` are both, the longest first. */
export function unitWords(unit: Unit, language: Language): { name: string; contact: string; words: MailWords[] } {
  const [name, contact] = (['name', 'contact'] as const).map((field) => {
    const said = unitText(unit, field, language)
    return { text: oneLine(said.text), language: said.language }
  }) as [MailWords, MailWords]
  const words = [name, contact].sort((a, b) => b.text.length - a.text.length)
  return { name: name.text, contact: contact.text, words }
}
