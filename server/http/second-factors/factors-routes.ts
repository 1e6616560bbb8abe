import type { FastifyInstance, FastifyReply } from 'fastify'
import { signInPath } from '../../../contract/hosted-page-path.js'
import type { Account } from '../../domain/account.js'
import { beginPasskey, finishPasskey } from '../../domain/factors/add-passkey.js'
import { factorsOf, type ListedFactors } from '../../domain/factors/list-factors.js'
import { makePrintedCodes } from '../../domain/factors/make-printed-codes.js'
import { removeFactor, type RemovedFactor } from '../../domain/factors/remove-factors.js'
import { beginTotp, confirmTotp, resumeTotp } from '../../domain/factors/set-up-totp.js'
import { hasSecondFactor } from '../../domain/has-second-factor.js'
import type { Services } from '../../domain/ports/services.js'
import { randomId } from '../../domain/random-id.js'
import { isFresh } from '../../domain/sessions/session-life.js'
import { advanceSession } from '../../domain/sessions/session.js'
import { recordSignIn } from '../../domain/sessions/sign-in.js'
import { readDestination, type Destination } from '../pages/destination.js'
import { seeOther } from '../pages/plain-forms.js'
import { signedIn, type AccountRoute, type AccountVisit } from '../account-page/signed-in.js'
import { factorsPage } from './factors-page.js'
import { FACTORS_TEXTS, type FactorError, type FactorNotice } from './factors-texts.js'
import { printedCodesPage } from './printed-codes-page.js'
import { removalPage } from './removal-page.js'
import { totpPage } from './totp-page.js'

const DOOR = { part: 'factors', stages: ['in', 'setup'] } as const satisfies Parameters<typeof signedIn>[1]
/** A page with its button for printed codes is used by then, or not at all. */
const ONCE_MS = 3_600_000

/** `/jst/<unit>/konto/factors`: one's own second factors. To change them one has just signed in, or has none yet. */
export function factorsRoutes(
  scope: FastifyInstance,
  { services, version }: { services: Services; version: string },
): void {
  const page = '/jst/:unit/konto/factors'
  const mayChange = ({ place, session }: AccountVisit): boolean =>
    place.stage === 'setup' || isFresh(session, services.now())
  /** A door to a change: whoever signed in long ago says once more who they are. */
  const changing = (handle: (visit: AccountVisit) => Promise<FastifyReply>) =>
    signedIn(services, DOOR, async (visit) => {
      if (mayChange(visit)) return handle(visit)
      const { unit, language } = visit.place
      return seeOther(visit.reply, `${signInPath(unit.id)}/again`, { to: 'konto/factors', lang: language })
    })

  scope.get<AccountRoute>(
    page,
    signedIn(services, DOOR, async (visit) => {
      const { place, account, typed, show } = visit
      const { unit, language } = place
      return show(
        factorsPage(place, {
          version,
          to: destinationOf(visit),
          listed: factorsOf(services, account),
          mayChange: mayChange(visit),
          passkey: mayChange(visit) ? await beginPasskey(services, { unit, account }) : undefined,
          once: randomId(),
          notice: keyOf(FACTORS_TEXTS[language].notices, typed('done')),
          error: keyOf(FACTORS_TEXTS[language].errors, typed('e')),
        }),
      )
    }),
  )

  scope.post<AccountRoute>(
    `${page}/passkey`,
    changing(async (visit) => {
      const { account, typed } = visit
      const { unit } = visit.place
      const added = await finishPasskey(services, { unit, account, answer: typed('answer'), name: typed('name') })
      return added.outcome === 'added' ? goOn(visit, added.account, noticeFor(account)) : fail(visit, added.outcome)
    }),
  )

  scope.get<AccountRoute>(
    `${page}/totp`,
    changing(async (visit) => {
      const { place, account, show } = visit
      const setup = beginTotp(services, { unit: place.unit, account })
      return show(totpPage(place, { setup, to: destinationOf(visit), isWrong: false }))
    }),
  )

  scope.post<AccountRoute>(
    `${page}/totp`,
    changing(async (visit) => {
      const { place, account, typed, show } = visit
      const { unit } = place
      const confirmed = await confirmTotp(services, { unit, account, setup: typed('setup'), code: typed('code') })
      if (confirmed.outcome === 'confirmed') return goOn(visit, confirmed.account, noticeFor(account))
      const setup = confirmed.outcome === 'wrong' && resumeTotp(services, { unit, account }, typed('setup'))
      return setup ? show(totpPage(place, { setup, to: destinationOf(visit), isWrong: true })) : fail(visit, 'over')
    }),
  )

  scope.post<AccountRoute>(
    `${page}/codes`,
    changing(async (visit) => {
      const { account, typed, show } = visit
      const { unit } = visit.place
      if (!hasSecondFactor(account)) return fail(visit, 'first')
      // sent twice, as a reload does, it would put new codes in the place of those that are on paper
      const id = services.keyring.of(unit.id).limitKey('printed codes', `${account.id} ${typed('once')}`)
      if (!(await services.spent.spend(id, new Date(services.now().getTime() + ONCE_MS)))) return fail(visit, 'shown')
      const made = await makePrintedCodes(services, { unit, account })
      if (made === undefined) return fail(visit, 'first')
      const begun = await advance(visit, made.account)
      if (begun === undefined) return visit.lead('/factors')
      const place = { ...visit.place, account: made.account, stage: begun.stage }
      return show(printedCodesPage(place, { codes: made.codes, to: destinationOf(visit) }))
    }),
  )

  scope.get<AccountRoute>(
    `${page}/remove`,
    changing(async (visit) => {
      const { place, account, show, typed } = visit
      const name = nameOf(visit, factorsOf(services, account))
      if (name === undefined) return fail(visit, 'unknown')
      const fields = { kind: typed('kind'), id: typed('id') }
      return show(removalPage(place, { name, to: destinationOf(visit), fields }))
    }),
  )

  scope.post<AccountRoute>(
    `${page}/remove`,
    changing(async (visit) => {
      const { account } = visit
      const factor = removedFactor(visit)
      if (factor === undefined) return fail(visit, 'unknown')
      const removed = await removeFactor(services, { unit: visit.place.unit, account, factor })
      return removed.outcome === 'removed' ? goOn(visit, removed.account, 'removed') : fail(visit, removed.outcome)
    }),
  )

  /** The account is another one now, and the session of before is over: the next one begins where it was. */
  async function advance({ place, session, cookie }: AccountVisit, changed: Account) {
    const { unit, stage } = place
    const begun = await advanceSession(services, session, { unit, accounts: [changed], isFactorShown: true })
    if (begun === undefined) return undefined
    cookie.keep(begun.token)
    if (stage === 'setup') await recordSignIn(services, unit, begun)
    return begun
  }

  async function goOn(visit: AccountVisit, changed: Account, done: FactorNotice): Promise<FastifyReply> {
    await advance(visit, changed)
    return visit.lead('/factors', { to: destinationOf(visit), done })
  }
}

function fail(visit: AccountVisit, e: FactorError): FastifyReply {
  return visit.lead('/factors', { to: destinationOf(visit), e })
}

/** With their first factor somebody is told of printed codes too. */
function noticeFor(before: Account): FactorNotice {
  return hasSecondFactor(before) ? 'added' : 'first'
}

function destinationOf({ typed }: AccountVisit): Destination {
  return readDestination({ to: typed('to') }) ?? 'konto/factors'
}

function keyOf<Key extends string>(texts: Record<Key, string>, typed: string): Key | undefined {
  return (Object.keys(texts) as Key[]).find((key) => key === typed)
}

function removedFactor({ typed }: AccountVisit): RemovedFactor | undefined {
  const kind = typed('kind')
  if (kind === 'passkey') return { kind, id: typed('id') }
  return kind === 'totp' || kind === 'codes' ? { kind } : undefined
}

/** What the factor that is to go is called; undefined when there is none. */
function nameOf(visit: AccountVisit, { totp, codes, passkeys }: ListedFactors): string | undefined {
  const t = FACTORS_TEXTS[visit.place.language]
  const factor = removedFactor(visit)
  if (factor?.kind === 'totp') return totp && t.totp
  if (factor?.kind === 'codes') return codes && t.codes
  const passkey = passkeys.find(({ id }) => id === factor?.id)
  return passkey && (passkey.name || t.unnamed)
}
