import { confirmAddressPath } from '../../../contract/hosted-page-path.js'
import { addressProof, PROOF_MS } from '../accounts/address-proof.js'
import { openProfile } from '../accounts/profile.js'
import { isUsable } from '../is-usable.js'
import { languageOf } from '../language-of.js'
import { openProofAddress } from '../outbox/proof-address.js'
import type { AddressProofRequest } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { countNotice } from './count-notice.js'
import { mailId } from './mail-id.js'
import { sendOrNote } from './send-or-note.js'

/**
 * Mails a link to the address that somebody wants, which shows that they read it. It counts among the mails of the person
 * and of that address. Throws what the mailer throws when it should be tried again.
 */
export async function mailAddressProof(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>,
  unit: Unit,
  item: AddressProofRequest,
): Promise<void> {
  const { accounts, keyring, log, now, publicUrl } = services
  const to = openProofAddress(keyring, item)
  const account = await accounts.findById(unit.id, item.account)
  if (to === undefined || account === undefined || !isUsable(account, now()) || unit.emailChange === 'off') return
  if (openProfile(keyring, account)?.email === to) return
  if (!(await countNotice(services, unit, { item, account, to, isUnasked: true }))) {
    log.warn('mail.capped', { unit: unit.id })
    return
  }
  const until = new Date(item.createdAt.getTime() + PROOF_MS)
  const language = languageOf(unit, account, item.language)
  const query = new URLSearchParams({ lang: language, t: addressProof(keyring, account, { email: to, until }) })
  const mail = {
    kind: 'address-proof' as const,
    id: mailId(keyring, { item, account: account.id, to }),
    unit,
    to,
    language,
    login: account.login,
    at: item.createdAt,
    link: `${publicUrl}${confirmAddressPath(unit.id)}?${query.toString()}`,
    expiresAt: until,
  }
  const isSent = await sendOrNote(services, mail, { people: [], item: item.id })
  if (isSent) log.info('mail.notice-sent', { unit: unit.id })
}
