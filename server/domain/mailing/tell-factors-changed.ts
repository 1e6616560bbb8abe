import type { FactorsChanged } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import type { NoticeOutcome } from './notice-outcome.js'
import { tellPerson } from './tell-person.js'

/** Tells the person that a second factor is new or gone. Throws what the mailer throws when it should be tried again. */
export async function tellFactorsChanged(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'mailer' | 'now' | 'outbox'>,
  unit: Unit,
  notice: FactorsChanged,
): Promise<NoticeOutcome> {
  const account = await services.accounts.findById(unit.id, notice.account)
  if (account?.factorNotice !== notice.id) return 'void'
  const { by, change } = notice
  await tellPerson(services, unit, {
    notice,
    account,
    by,
    mail: (facts) => ({ kind: 'factors-changed', change, ...facts }),
  })
  return 'done'
}
