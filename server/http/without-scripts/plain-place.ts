import { plainPath, type PlainStep } from '../../../contract/hosted-page-path.js'
import type { Language } from '../../../contract/language.js'
import type { Unit } from '../../domain/unit.js'
import type { Destination } from '../pages/destination.js'

/** Whose page it is, in which language, and where its reader was going when they were asked to sign in. */
export interface PlainPlace {
  unit: Unit
  language: Language
  to: Destination | undefined
}

/** What every form sends along of where it is, and every address says. */
export function placeFields({ language, to }: Pick<PlainPlace, 'language' | 'to'>): Record<string, string> {
  return { lang: language, ...(to && { to }) }
}

/** The address of a step, as a link has it. */
export function stepHref(place: PlainPlace, step: PlainStep): string {
  return `${plainPath(place.unit.id, step)}?${new URLSearchParams(placeFields(place)).toString()}`
}
