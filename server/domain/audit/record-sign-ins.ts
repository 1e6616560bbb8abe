import type { Account } from '../account.js'
import { derivedId } from '../derived-id.js'
import type { AuditEntry } from '../ports/audit-log.js'
import type { Services } from '../ports/services.js'
import { randomId } from '../random-id.js'
import type { Unit } from '../unit.js'
import { forgottenAt } from './audit-days.js'
import { localDay } from './local-day.js'

/** Entries lie with their unit; nobody asks for those of this one. */
const NO_UNIT = ''

/** Somebody signed in, or tried to. */
export interface SignedIn {
  unit: Unit
  /** Those whose password or factor was right; none when nothing fitted. */
  accounts: Account[]
  /** The name by which the history knows the school's system that asked; absent: a page of ours. */
  system?: string | undefined
}

/**
 * Writes down who signed in: one entry a person, system and day, however often and on however many servers at once. When
 * nothing fitted, an entry of nobody is written in the same way, and is gone with the next sweep: whoever measures what a
 * try costs learns nothing from it.
 */
export function recordSignIns(
  { audit, now }: Pick<Services, 'audit' | 'now'>,
  { unit, accounts, system }: SignedIn,
): Promise<void> {
  const at = now()
  const [first, ...others] = accounts.map((account) => signInEntry(account, { unit, system, at }))
  return audit.add([first ?? decoyEntry(at), ...others])
}

/** The entry of one of them; its id is the same all day. */
function signInEntry(
  { id, login }: Account,
  { unit, system, at }: Pick<SignedIn, 'unit' | 'system'> & { at: Date },
): AuditEntry {
  const via = system === undefined ? 'page' : 'api'
  return {
    id: derivedId(JSON.stringify(['signed-in', unit.id, id, via, system, localDay(at)])),
    unit: unit.id,
    at,
    via,
    actor: system ?? login,
    action: 'account.signed-in',
    subject: login,
    kind: 'sign-in',
    expiresAt: forgottenAt(unit, at),
  }
}

function decoyEntry(at: Date): AuditEntry {
  const id = randomId()
  return {
    id,
    unit: NO_UNIT,
    at,
    via: 'page',
    actor: '',
    action: 'account.signed-in',
    subject: id,
    kind: 'sign-in',
    expiresAt: at,
  }
}
