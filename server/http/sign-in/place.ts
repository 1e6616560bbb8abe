import type { Language } from '../../../contract/language.js'
import type { Unit } from '../../domain/unit.js'
import type { Destination } from '../pages/destination.js'

/** Whose page it is, in which language, and where its reader is going. */
export interface Place {
  unit: Unit
  language: Language
  to: Destination
}
