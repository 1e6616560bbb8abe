import { hostedPagePath } from '../../../contract/hosted-page-path.js'
import type { LetterOrder } from '../ports/letter-writer.js'
import { pageLink, recoveryPage } from '../tickets/recovery-page.js'
import type { Actor } from '../audit/record-act.js'
import type { Unit } from '../unit.js'
import type { ChosenRecipients } from './choose-recipients.js'
import { giveLetters, type LetterServices } from './give-letters.js'

interface Ordered {
  unit: Unit
  actor: Actor
  chosen: Pick<ChosenRecipients, 'recipients' | 'nameless'>
  /** Of `giveLetters`. */
  goOn?: () => Promise<void>
}

/**
 * What to print for those who were chosen; their tickets are granted while it is written. Undefined when nobody knows where
 * the page is. Without a public URL, codes are typed where the unit's own page says.
 */
export function orderLetters(services: LetterServices & { publicUrl: string }, order: Ordered): LetterOrder
export function orderLetters(services: LetterServices, order: Ordered): LetterOrder | undefined
export function orderLetters(
  services: LetterServices,
  { unit, actor, chosen, goOn }: Ordered,
): LetterOrder | undefined {
  const { publicUrl } = services
  const address = recoveryPage(unit, publicUrl)
  if (address === undefined) return undefined
  return {
    unit,
    address,
    linkIn: (language) => pageLink(unit, publicUrl, language),
    codeAddress: publicUrl === undefined ? address : `${publicUrl}${hostedPagePath(unit.id)}`,
    recipients: giveLetters(services, { unit, actor, people: chosen.recipients, goOn }),
    nameless: chosen.nameless,
  }
}
