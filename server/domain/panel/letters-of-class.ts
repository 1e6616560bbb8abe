import { recordAct } from '../audit/record-act.js'
import { chooseRecipients } from '../letters/choose-recipients.js'
import type { LetterOrder } from '../ports/letter-writer.js'
import { recoveryPage } from '../recovery/recovery-page.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'
import type { PanelUser } from './panel-session.js'
import { isReachable, placeOf } from './reach.js'

type Needs = Pick<Services, 'accounts' | 'audit' | 'keyring' | 'now' | 'publicUrl'>

/**
 * What to print for the members of a class who have no password yet; letters to nobody when there is nobody like that, and
 * for a class that is not there or beyond reach. It is written down before anything is handed out.
 */
export async function lettersOfClass(
  services: Needs,
  { unit, user, class: wanted }: { unit: Unit; user: PanelUser; class: string },
): Promise<LetterOrder> {
  const { recipients, nameless, unreadable } = await chooseRecipients(services, {
    unit,
    class: wanted,
    all: false,
    among(account) {
      const place = placeOf(account)
      return place.role === 'member' && isReachable(user.reach, place)
    },
  })
  const order = { unit, address: recoveryPage(unit, services.publicUrl), recipients, nameless }
  const [first] = recipients
  if (first === undefined) return order
  const counts = Object.entries({ letters: recipients.length, nameless: nameless.length, unreadable }).filter(
    ([, count]) => count > 0,
  )
  await recordAct(services, {
    unit,
    via: 'panel',
    actor: user.account.login,
    action: 'letters.written',
    // as the school writes it, however it was asked for
    detail: [`class=${first.class}`, ...counts.map(([name, count]) => `${name}=${count}`)].join(' '),
  })
  return order
}
