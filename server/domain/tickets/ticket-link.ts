import type { Language } from '../../../contract/language.js'
import type { Unit } from '../unit.js'
import { pageLink } from './recovery-page.js'

/**
 * The link of a mail: the page that takes the new password, with the ticket in its fragment, which no server log and no
 * `Referer` sees. Our own page opens in the mail's language; a page of the unit's has its own.
 */
export function ticketLink(
  unit: Pick<Unit, 'id' | 'recoveryUrl'>,
  publicUrl: string | undefined,
  { ticket, language }: { ticket: string; language: Language },
): string {
  return `${pageLink(unit, publicUrl, language)}#klucznik=${ticket}`
}
