import type { Account } from '../account.js'
import { RowRefused } from '../accounts/account-row.js'
import { accountOfProof, provenAddress } from '../accounts/address-proof.js'
import { rowAct } from '../accounts/record-row.js'
import { refuseAddress } from '../accounts/refuse-address.js'
import { registerAccount } from '../accounts/register-account.js'
import { recordAct } from '../audit/record-act.js'
import type { Caller } from '../caller.js'
import { derivedId } from '../derived-id.js'
import { Failure } from '../failure.js'
import { ownActor } from '../factors/change-factor-set.js'
import { isUsable } from '../is-usable.js'
import { takeFromAddress } from '../limits/limits.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { personAuthor } from './ask-address.js'

/** Somebody holds up the link that went to a new address. */
export interface ProofShown {
  unit: Unit
  caller: Caller
  /** Of the link. */
  text: string
}

/** Whose link it is, and the address that it shows to be read; spends nothing. Throws {@link Failure} `TICKET_INVALID` or `TOO_MANY_REQUESTS`. */
export async function findProof(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'now'>,
  { unit, caller, text }: ProofShown,
): Promise<{ account: Account; email: string }> {
  const { accounts, keyring, now } = services
  await takeFromAddress(services, { unit, caller, act: 'ticket' })
  const id = unit.emailChange === 'off' ? undefined : accountOfProof(text)
  const account = id === undefined ? undefined : await accounts.findById(unit.id, id)
  const email = account && liveAddress({ keyring, now }, account, text)
  if (account === undefined || email === undefined) throw new Failure('TICKET_INVALID')
  return { account, email }
}

/**
 * Gives the account the address, or has it wait for the office, as the unit says. A changed address kills the link, and both
 * addresses are told. Throws what {@link findProof} throws.
 */
export async function confirmAddress(
  services: Pick<Services, 'accounts' | 'audit' | 'keyring' | 'limiter' | 'log' | 'now' | 'outbox'>,
  shown: ProofShown,
): Promise<'waits' | 'changed'> {
  const { unit, text } = shown
  const { account, email } = await findProof(services, shown)
  const by = personAuthor(account)
  const isFree = unit.emailChange === 'free'
  try {
    await registerAccount(services, {
      unit,
      row: { login: account.login, email },
      by,
      rights: {
        sees: ({ id }) => id === account.id,
        seesAddresses: true,
        previewTellsTaken: false,
        ...(!isFree && { asksOffice: () => account.login }),
        async refuse(known, read) {
          // as it is by now: another address, password or hold ends the link
          if (known?.id !== account.id || liveAddress(services, known, text) !== email)
            throw new Failure('TICKET_INVALID')
          return isFree ? refuseAddress(services, { unit, known, read, by }) : []
        },
      },
      record: async (planned) => {
        const act = rowAct(ownActor(account), planned)
        if (act !== undefined) await recordAct(services, { unit, ...act, id: derivedId(`address proof ${text}`) })
      },
    })
  } catch (error) {
    if (error instanceof RowRefused) throw new Failure('TOO_MANY_REQUESTS', { retryAfter: 3_600 })
    throw error
  }
  return isFree ? 'changed' : 'waits'
}

function liveAddress(
  { keyring, now }: Pick<Services, 'keyring' | 'now'>,
  account: Account,
  text: string,
): string | undefined {
  const at = now()
  return isUsable(account, at) ? provenAddress(keyring, account, { text, now: at }) : undefined
}
