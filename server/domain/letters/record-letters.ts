import { recordAct, type Actor } from '../audit/record-act.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import type { ChosenRecipients } from './choose-recipients.js'

/** Writes down that letters are handed out, which name people and let them ask for a mail; before anybody has them. */
export function recordLetters(
  services: Pick<Services, 'audit' | 'now'>,
  {
    unit,
    actor,
    class: ofClass,
    subject,
  }: { unit: Unit; actor: Actor; class: string | undefined; subject?: string | undefined },
  { recipients, nameless, unreadable }: Pick<ChosenRecipients, 'recipients' | 'nameless' | 'unreadable'>,
): Promise<void> {
  const counts = Object.entries({ letters: recipients.length, nameless: nameless.length, unreadable })
  const said = counts.filter(([, count]) => count > 0).map(([name, count]) => `${name}=${count}`)
  const detail = [...(ofClass === undefined ? [] : [`class=${ofClass}`]), ...said].join(' ')
  return recordAct(services, { unit, ...actor, action: 'letters.written', ...(subject && { subject }), detail })
}
