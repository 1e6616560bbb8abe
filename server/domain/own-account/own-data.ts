import type { Account } from '../account.js'
import { openProfile } from '../accounts/profile.js'
import type { Caller } from '../caller.js'
import { factorsOf } from '../factors/list-factors.js'
import { formatSubstituteId } from '../identifiers/substitute-id.js'
import type { Services } from '../ports/services.js'
import type { Session } from '../ports/session-store.js'
import type { Unit } from '../unit.js'
import { listOwnHistory } from './own-history.js'
import { listOwnSessions } from './own-sessions.js'

/** Entries of the history that are taken along: more than a year of anybody's. */
const HISTORY_MOST = 1_000

/**
 * All that is known of somebody, for them to take along: no secret, and of a PESEL only whether there is one. It is written
 * as JSON: times are ISO 8601 in UTC, and what nobody knows is null.
 */
export async function ownData(
  services: Pick<Services, 'audit' | 'keyring' | 'now' | 'sessions'>,
  { unit, account, session, caller }: { unit: Unit; account: Account; session: Session; caller: Caller },
) {
  const sessions = await listOwnSessions(services, { account, session, caller })
  return {
    takenAt: services.now(),
    unit: { id: unit.id, name: unit.name },
    account: accountPart(account),
    profile: profilePart(services, account),
    mail: {
      lastLinkAt: account.mailedAt ?? null,
      undelivered: account.undelivered ?? null,
    },
    secondFactors: factorsPart(services, account),
    sessions: sessions.map(({ isThis, since, seenAt, browser, isSameNetwork = null }) => ({
      isThis,
      since,
      seenAt,
      browser,
      isSameNetwork,
    })),
    history: await listOwnHistory(services, { account, most: HISTORY_MOST }),
  }
}

function accountPart(account: Account) {
  const { login, role = 'member', classes = [], language = null, status, createdAt, changedAt, heldUntil } = account
  return {
    login,
    role,
    class: account.class,
    classes,
    language,
    status,
    createdAt,
    changedAt,
    heldUntil: heldUntil ?? null,
    hasPesel: account.keys.pesel !== undefined,
    passwordSetAt: account.passwordSetAt ?? null,
  }
}

function profilePart({ keyring }: Pick<Services, 'keyring'>, account: Account) {
  const profile = openProfile(keyring, account)
  return {
    firstName: profile?.firstName ?? null,
    lastName: profile?.lastName ?? null,
    email: profile?.email ?? null,
    emailSetAt: account.addressSet?.at ?? null,
    isAnotherEmailAskedFor: account.addressWish !== undefined,
    substituteId: profile === undefined ? null : formatSubstituteId(profile.substituteId),
  }
}

function factorsPart(services: Pick<Services, 'keyring'>, account: Account) {
  const { totp, passkeys, codes } = factorsOf(services, account)
  const times = ({ addedAt, usedAt }: { addedAt: Date; usedAt: Date | undefined }) => ({
    addedAt,
    usedAt: usedAt ?? null,
  })
  return {
    totp: totp === undefined ? null : times(totp),
    passkeys: passkeys.map((passkey) => ({ name: passkey.name, ...times(passkey) })),
    printedCodes: codes === undefined ? null : { left: codes.left, ...times(codes) },
  }
}
