import type { Language } from '../../contract/language.js'
import { markup, type Markup } from './markup.js'

/** Words for a page in the language `around`, marked where they are in another, so that they are read aloud in their own. */
export function inLanguage(text: string, { language, around }: { language: Language; around: Language }): Markup {
  return language === around ? markup`${text}` : markup`<span lang="${language}">${text}</span>`
}
