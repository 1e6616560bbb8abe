import type { Lease, PasswordNotice } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { queueWebhook } from '../webhooks/queue-webhook.js'
import type { NoticeOutcome } from './notice-outcome.js'
import { tellPerson } from './tell-person.js'

/** Tells the person that the password was set, and the school's own system. Throws what the mailer throws when it should be tried again. */
export async function tellPasswordSet(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'mailer' | 'now' | 'outbox'>,
  unit: Unit,
  notice: PasswordNotice,
  held: Lease,
): Promise<NoticeOutcome> {
  const { accounts, outbox } = services
  const account = await accounts.findById(unit.id, notice.account)
  if (account?.passwordNotice !== notice.id) return 'void'
  if (unit.webhook !== undefined && notice.isTold !== true) {
    await tellSchool(services, unit, notice, account.login)
    await outbox.markTold(held)
  }
  await tellPerson(services, unit, { notice, account, mail: (facts) => ({ kind: 'password-set', ...facts }) })
  return 'done'
}

function tellSchool(
  services: Pick<Services, 'now' | 'outbox'>,
  unit: Unit,
  { id, isFirst, createdAt }: PasswordNotice,
  login: string,
): Promise<void> {
  const event = isFirst ? 'account.activated' : 'account.password-set'
  return queueWebhook(services, unit, { event, login, at: createdAt, cause: [id] })
}
