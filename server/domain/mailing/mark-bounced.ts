import type { Account } from '../account.js'
import { openProfile } from '../accounts/profile.js'
import type { Bounce } from '../ports/bounces.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { isOvertaken } from './is-overtaken.js'
import { isOurMail, readMailId, type MailIdClaim } from './mail-id.js'
import { noteUndelivered } from './note-undelivered.js'

type Needs = Pick<Services, 'accounts' | 'keyring' | 'log' | 'now' | 'outbox' | 'units'>

/** A bounce names its mail in two or three places; more is somebody's game. */
const MOST_MAILS = 4

/**
 * Marks the accounts of the address that a mail of ours did not reach. Nothing is marked for a mail that we did not
 * send, for one to an address that the account has no more, and for one that was overtaken: a mailbox may be read from
 * its beginning again, with bounces as old as it is.
 */
export async function markBounced(services: Needs, bounce: Bounce): Promise<void> {
  const { log, units } = services
  for (const text of bounce.mails.slice(0, MOST_MAILS)) {
    const claim = readMailId(text)
    const unit = claim && units.get(claim.unit)
    if (claim === undefined || unit === undefined) continue
    const people = await missedBy(services, unit, claim)
    if (people === undefined) continue
    if (people.length === 0) return
    await noteUndelivered(services, unit, { people, reason: bounce.reason, item: claim.item })
    log.warn('mail.bounced', { unit: unit.id, reason: bounce.reason, accounts: people.length })
    return
  }
  log.info('bounce.not-ours')
}

/** Active accounts of the address that the mail went to and that it says something new of; undefined when the mail is none of ours. */
async function missedBy(services: Needs, unit: Unit, claim: MailIdClaim): Promise<Account[] | undefined> {
  const { accounts, keyring } = services
  const account = await accounts.findById(unit.id, claim.account)
  const to = account && openProfile(keyring, account)?.email
  if (to === undefined || !isOurMail(services, claim, to)) return undefined
  // the mail was for all accounts of its address; its id names the first
  const readings = { email: to, pesel: undefined, login: undefined, substitute: undefined }
  const sharing = await accounts.find(unit.id, keyring.of(unit.id).identifierSearch('', readings))
  return sharing.filter((each) => each.status === 'active' && !isOvertaken(each, claim))
}
