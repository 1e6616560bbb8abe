import type { Outcome } from '../outbox/outbox-worker.js'
import { MailDelayed } from '../ports/mailer.js'
import type { Lease, OutboxItem } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import { answerInvitation } from './answer-invitation.js'
import { answerRequest } from './answer-request.js'
import { giveUpRequest } from './give-up-request.js'
import { mailAddressProof } from './mail-address-proof.js'
import { noteAddressWord } from './note-address-word.js'
import { afterNotice } from './notice-outcome.js'
import { tellAddressChanged } from './tell-address-changed.js'
import { tellFactorsChanged } from './tell-factors-changed.js'
import { tellPasswordSet } from './tell-password-set.js'

/** What delivering works with. */
export type DeliveryServices = Pick<
  Services,
  'accounts' | 'keyring' | 'limiter' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl' | 'units'
>

/** Mails what an item of the outbox asks for, by its kind. Throws what the mailer throws when it should be tried again. */
export async function deliverItem(services: DeliveryServices, item: OutboxItem, held: Lease): Promise<Outcome> {
  const { log, now, units } = services
  const unit = units.get(item.unit)
  if (unit === undefined) {
    // a unit taken out of the units file may come back within the day
    log.warn('outbox.unit-unknown', { unit: item.unit })
    return 'again'
  }
  switch (item.kind) {
    case 'recovery':
      await answerRequest(services, unit, item, held)
      return 'done'
    case 'address-word':
      await noteAddressWord(services, unit, item)
      return 'done'
    case 'invitation': {
      // the school asked once, and nobody would ask again
      const cappedUntil = await answerInvitation(services, unit, item, held)
      return cappedUntil === undefined ? 'done' : { again: cappedUntil }
    }
    case 'address-proof':
      await mailAddressProof(services, unit, item)
      return 'done'
    case 'password-set':
      return afterNotice(await tellPasswordSet(services, unit, item, held), item, now())
    case 'address-changed':
      return afterNotice(await tellAddressChanged(services, unit, item), item, now())
    case 'factors-changed':
      return afterNotice(await tellFactorsChanged(services, unit, item), item, now())
  }
}

/** Nobody could mail it for a day: the school is to see who asked, or was invited, in vain. A notice just goes. */
export async function giveUpItem(services: DeliveryServices, item: OutboxItem, error: unknown): Promise<void> {
  const unit = services.units.get(item.unit)
  if (unit === undefined || (item.kind !== 'recovery' && item.kind !== 'invitation')) return
  await giveUpRequest(services, unit, item, error instanceof MailDelayed ? error.reason : 'expired')
}
