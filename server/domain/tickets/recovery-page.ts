import { hostedPagePath } from '../../../contract/hosted-page-path.js'
import type { Language } from '../../../contract/language.js'
import type { Unit } from '../unit.js'

/**
 * The address to type or scan for asking for access: the unit's own page, else the hosted one.
 * Undefined when it would be the hosted one and nobody knows where that is.
 */
export function recoveryPage(unit: Pick<Unit, 'id' | 'recoveryUrl'>, publicUrl: string): string
export function recoveryPage(unit: Pick<Unit, 'id' | 'recoveryUrl'>, publicUrl: string | undefined): string | undefined
export function recoveryPage(
  unit: Pick<Unit, 'id' | 'recoveryUrl'>,
  publicUrl: string | undefined,
): string | undefined {
  return unit.recoveryUrl ?? (publicUrl === undefined ? undefined : `${publicUrl}${hostedPagePath(unit.id)}`)
}

/** The same as a link: our own page opens in the language, a page of the unit's has its own. */
export function pageLink(
  unit: Pick<Unit, 'id' | 'recoveryUrl'>,
  publicUrl: string | undefined,
  language: Language,
): string {
  const query = unit.recoveryUrl === undefined ? `?lang=${language}` : ''
  return `${recoveryPage(unit, publicUrl)}${query}`
}
