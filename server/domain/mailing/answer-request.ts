import type { Account, Profile, TicketPurpose } from '../account.js'
import { openProfile } from '../accounts/profile.js'
import { MailRefused, type AccessEntry, type AccessMail } from '../ports/mailer.js'
import type { Invitation, Lease, RecoveryRequest } from '../ports/outbox.js'
import { createTicket } from '../recovery/ticket.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'
import { decoyAccount, DECOY_PROFILE, ensureDecoy } from './decoy-account.js'

type Needs = Pick<Services, 'accounts' | 'keyring' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>

interface Addressee {
  account: Account
  profile: Profile
}

/** Everyone who gets one mail together. */
interface Envelope {
  to: string
  people: Addressee[]
}

/**
 * Mails what a request asks for, one mail for each stored address, and remembers each that is out. When nobody is to be
 * mailed, the same is done for the unit's decoy, but for the sending: whoever watches the server cannot tell.
 * Throws what the mailer throws when a mail should be tried again.
 */
export async function answerRequest(
  services: Needs,
  unit: Unit,
  request: RecoveryRequest,
  lease: string,
): Promise<void> {
  const { accounts, keyring } = services
  const held: Lease = { id: request.id, lease }
  const found = await accounts.find(unit.id, request.search)
  const waiting = found.filter((account) => account.status === 'active' && !request.mailed.includes(account.id))
  const envelopes = envelopesFor(keyring, waiting)
  let sent = request.mailed.length
  for (const envelope of envelopes) {
    if (await mailAccess(services, { unit, request, envelope, held })) sent++
  }
  if (sent === 0) await rehearse(services, { unit, request, held })
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
  const { accounts, log, mailer, now, outbox } = services
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
      id: `${request.id}.${first.id}`,
      unit,
      to: envelope.to,
      language: first.language ?? request.language,
      entries,
    })
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error
    log.warn('mail.refused', { unit: unit.id })
    await accounts.markDelivery(unit.id, ids, { at: now(), reason: 'refused' }, now())
    await outbox.markMailed(held, ids)
    return true
  }
  await outbox.markMailed(held, ids)
  if (mailed.some((account) => account.undelivered)) await accounts.markDelivery(unit.id, ids, undefined, now())
  log.info('mail.sent', { unit: unit.id, accounts: ids.length })
  return true
}

async function grantEntry(
  { accounts, now, publicUrl }: Needs,
  { unit, request, account, profile }: Pick<Delivery, 'unit' | 'request'> & Addressee,
): Promise<AccessEntry | undefined> {
  const at = now()
  const purpose: TicketPurpose = account.passwordHash === undefined ? 'activation' : 'recovery'
  const holdsMinutes = purpose === 'activation' ? unit.activationHours * 60 : unit.ticketMinutes
  const expiresAt = new Date(at.getTime() + holdsMinutes * 60_000)
  const ticket = createTicket(account.id)
  const { mailsPerHour, mailsPerDay } = unit.limits
  // a decoy is written to by every unknown wish: it has no cap, and what it gets is dead by the next write
  const isDecoy = account.status === 'decoy'
  const granted = await accounts.grantTicket({
    unit: unit.id,
    id: account.id,
    ticket: { hash: ticket.hash, purpose, expiresAt: isDecoy ? at : expiresAt, request: request.id },
    mail: { request: request.id, at: isDecoy ? new Date(0) : at },
    caps: isDecoy
      ? { perHour: Number.MAX_SAFE_INTEGER, perDay: Number.MAX_SAFE_INTEGER }
      : { perHour: mailsPerHour, perDay: mailsPerDay },
  })
  if (!granted) return undefined
  const page = unit.recoveryUrl ?? `${publicUrl}/jst/${unit.id}?lang=${account.language ?? request.language}`
  const { firstName, lastName } = profile
  return { login: account.login, firstName, lastName, purpose, link: `${page}#klucznik=${ticket.text}`, expiresAt }
}

/** All the work of a mail, and no mail. */
async function rehearse(services: Needs, { unit, request, held }: Delivery): Promise<void> {
  const decoy = decoyAccount(services.keyring, unit.id, services.now())
  await ensureDecoy(services.accounts, decoy)
  const entry = await grantEntry(services, { unit, request, account: decoy, profile: DECOY_PROFILE })
  const mail: AccessMail = {
    kind: 'access',
    id: `${request.id}.${decoy.id}`,
    unit,
    to: DECOY_PROFILE.email,
    language: request.language,
    entries: entry === undefined ? [] : [entry],
  }
  await services.mailer.rehearse(mail)
  await services.outbox.markMailed(held, [decoy.id])
}
