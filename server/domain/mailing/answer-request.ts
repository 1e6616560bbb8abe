import type { Account, Profile, TicketPurpose } from '../account.js'
import { openProfile } from '../accounts/profile.js'
import { MailRefused, type AccessEntry, type AccessMail } from '../ports/mailer.js'
import type { Invitation, Lease, RecoveryRequest } from '../ports/outbox.js'
import { createTicket } from '../tickets/ticket.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { decoyAccount, DECOY_PROFILE, ensureDecoy } from './decoy-account.js'
import { mailId } from './mail-id.js'
import { noteUndelivered } from './note-undelivered.js'

type Needs = Pick<Services, 'accounts' | 'keyring' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>

interface Recipient {
  account: Account
  profile: Profile
}

/** Everyone who gets one mail together. */
interface Envelope {
  to: string
  people: Recipient[]
}

/**
 * Mails what a request asks for, one mail for each stored address, and remembers each that is out. When nobody is to be
 * mailed, the same is done for the unit's decoy, but for the sending: whoever watches the server cannot tell.
 * Throws what the mailer throws when a mail should be tried again, and {@link AddressChanged} when an address became
 * another one meanwhile: the next try then reads the new one.
 */
export async function answerRequest(services: Needs, unit: Unit, request: RecoveryRequest, held: Lease): Promise<void> {
  const { accounts, keyring } = services
  const found = await accounts.find(unit.id, request.search)
  const waiting = found.filter((account) => account.status === 'active' && !request.mailed.includes(account.id))
  const envelopes = envelopesFor(keyring, waiting)
  const withoutAddress = waiting.filter((account) => account.keys.email === undefined)
  let sent = request.mailed.length
  for (const envelope of envelopes) {
    if (await mailAccess(services, { unit, request, envelope, held })) sent++
  }
  if (sent === 0) await rehearse(services, { unit, request, held, withoutAddress })
  else if (withoutAddress.length > 0) await noteNoAddress(services, unit, withoutAddress)
}

function envelopesFor(keyring: Needs['keyring'], accounts: Account[]): Envelope[] {
  const byAddress = new Map<string, Envelope>()
  for (const account of accounts) {
    const profile = openProfile(keyring, account)
    if (profile?.email === undefined) continue
    const envelope = byAddress.get(profile.email) ?? { to: profile.email, people: [] }
    envelope.people.push({ account, profile })
    byAddress.set(profile.email, envelope)
  }
  for (const { people } of byAddress.values())
    people.sort((one, other) => (one.account.login < other.account.login ? -1 : 1))
  return [...byAddress.values()]
}

interface Delivery {
  unit: Unit
  request: RecoveryRequest | Invitation
  held: Lease
}

/** Mails links to an address. False when everybody in the envelope has had as many mails as is good for them. */
export async function mailAccess(
  services: Needs,
  { unit, request, envelope, held }: Delivery & { envelope: Envelope },
): Promise<boolean> {
  const { accounts, keyring, log, mailer, now, outbox } = services
  const entries: AccessEntry[] = []
  const mailed: Account[] = []
  for (const { account, profile } of envelope.people) {
    const entry = await grantEntry(services, { unit, request, account, profile })
    if (entry === undefined) continue
    entries.push(entry)
    mailed.push(account)
  }
  const [first] = mailed
  if (first === undefined) {
    log.warn('mail.capped', { unit: unit.id })
    return false
  }
  const ids = mailed.map((account) => account.id)
  try {
    await mailer.send({
      kind: 'access',
      id: mailId(keyring, { item: request, account: first.id, to: envelope.to }),
      unit,
      to: envelope.to,
      language: first.language ?? request.language,
      entries,
    })
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error
    log.warn('mail.refused', { unit: unit.id })
    await noteUndelivered(services, unit, { people: mailed, reason: error.reason, item: request.id })
    await outbox.markMailed(held, ids)
    return true
  }
  await outbox.markMailed(held, ids)
  // always something new, as the mark on the decoy is: a store writes nothing for a change that is none
  await accounts.noteMailed(unit.id, mailed, { request: request.id, at: now() })
  log.info('mail.sent', { unit: unit.id, accounts: ids.length })
  return true
}

async function grantEntry(
  { accounts, now, publicUrl }: Needs,
  { unit, request, account, profile }: Pick<Delivery, 'unit' | 'request'> & Recipient,
): Promise<AccessEntry | undefined> {
  const at = now()
  const purpose: TicketPurpose = account.passwordHash === undefined ? 'activation' : 'recovery'
  const holdsMinutes = purpose === 'activation' ? unit.activationHours * 60 : unit.ticketMinutes
  const expiresAt = new Date(at.getTime() + holdsMinutes * 60_000)
  const ticket = createTicket(account.id)
  const { mailsPerHour, mailsPerDay } = unit.limits
  const granted = await accounts.grantTicket({
    unit: unit.id,
    id: account.id,
    email: account.keys.email,
    ticket: { hash: ticket.hash, purpose, expiresAt, request: request.id },
    mail: { request: request.id, at },
    caps: { perHour: mailsPerHour, perDay: mailsPerDay },
  })
  if (!granted) return undefined
  const page = unit.recoveryUrl ?? `${publicUrl}/jst/${unit.id}?lang=${account.language ?? request.language}`
  const { firstName, lastName } = profile
  const link = `${page}#klucznik=${ticket.text}`
  return { login: account.login, firstName, lastName, class: account.class, purpose, link, expiresAt }
}

/** People who asked and whom no mail can reach: the school is to see them. */
async function noteNoAddress({ accounts, now }: Needs, unit: Unit, people: Account[]): Promise<void> {
  const at = now()
  await accounts.markDelivery(unit.id, people, { at, reason: 'no-address' }, at)
}

/** All the work of a mail, and no mail. Who asked and has no address is marked; if nobody is like that, the decoy. */
async function rehearse(
  services: Needs,
  { unit, request, held, withoutAddress }: Delivery & { withoutAddress: Account[] },
): Promise<void> {
  const decoy = decoyAccount(services.keyring, unit.id, services.now())
  const grant = () => grantEntry(services, { unit, request, account: decoy, profile: DECOY_PROFILE })
  let entry = await grant()
  if (entry === undefined) {
    // a unit's first unknown wish alone: from then on a decoy costs not a read more than a person
    await ensureDecoy(services.accounts, decoy)
    entry = await grant()
  }
  const mail: AccessMail = {
    kind: 'access',
    id: mailId(services.keyring, { item: request, account: decoy.id, to: DECOY_PROFILE.email }),
    unit,
    to: DECOY_PROFILE.email,
    language: request.language,
    entries: entry === undefined ? [] : [entry],
  }
  await services.mailer.rehearse(mail)
  await noteNoAddress(services, unit, withoutAddress.length > 0 ? withoutAddress : [decoy])
  await services.outbox.markMailed(held, [decoy.id])
}
