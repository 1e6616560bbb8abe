import { chooseRecipients } from '../letters/choose-recipients.js'
import { recordLetters } from '../letters/record-letters.js'
import type { LetterOrder } from '../ports/letter-writer.js'
import { recoveryPage } from '../tickets/recovery-page.js'
import type { Unit } from '../unit.js'
import type { PanelServices } from './panel-services.js'
import type { PanelUser } from './panel-user.js'
import { isReachable } from './reach.js'

/**
 * What to print for the members of a class who have no password yet; letters to nobody when there is nobody like that, and
 * for a class that is not there or beyond reach. It is written down before anything is handed out.
 */
export async function lettersOfClass(
  services: Pick<PanelServices, 'audit' | 'directory' | 'now' | 'publicUrl'>,
  { unit, user, class: wanted }: { unit: Unit; user: PanelUser; class: string },
): Promise<LetterOrder> {
  const { sorted } = await services.directory.peopleOf(unit.id)
  const members = sorted.filter((person) => person.role === 'member' && isReachable(user.reach, person))
  const chosen = chooseRecipients(members, { class: wanted, all: false })
  const { recipients, nameless } = chosen
  const [first] = recipients
  if (first !== undefined) {
    const actor = { via: 'panel', actor: user.account.login } as const
    // as the school writes the class, however it was asked for
    await recordLetters(services, { unit, actor, class: first.class }, chosen)
  }
  return { unit, address: recoveryPage(unit, services.publicUrl), recipients, nameless }
}
