import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setStatus } from '../../../../server/domain/accounts/set-status.js'
import { checkSecondFactor } from '../../../../server/domain/factors/check-second-factor.js'
import { factorsOf } from '../../../../server/domain/factors/list-factors.js'
import { hasSecondFactor } from '../../../../server/domain/has-second-factor.js'
import { makePrintedCodes } from '../../../../server/domain/factors/make-printed-codes.js'
import { beginTotp, confirmTotp, resumeTotp } from '../../../../server/domain/factors/set-up-totp.js'
import type { Limiter } from '../../../../server/domain/ports/limiter.js'
import type { Services } from '../../../../server/domain/ports/services.js'
import { startDrivenServer, type DrivenServer } from '../../../support/driven-server.js'
import { eachStore } from '../../../support/each-store.js'
import { employ, givePassword } from '../../../support/panel.js'
import { setUpTotp, telephoneWith } from '../../../support/second-factor.js'
import { testUnit } from '../../../support/test-server.js'
import { accountOf, enter, ticketFor, unitOf } from '../../../support/walk.js'
import { clientFor } from '../../../support/browser-client.js'

const STEP_MS = 30_000
const OTHERS = 'inny rower chmura lampa'

/** Lets everything through, so that nothing but the factors themselves stops what is tried. */
const generous: Limiter = {
  take: async () => ({ allowed: true, used: 1, retryAfter: 0 }),
  used: async () => 0,
  forget: async () => {},
}

eachStore((store) => {
  describe('codes as a second factor', () => {
    let server: DrivenServer
    let people = 0
    before(async () => {
      server = await startDrivenServer({ env: store.env(), units: [testUnit(), testUnit({ id: 'obok' })] })
    })
    after(() => server.stop())

    /** Somebody at the school, with a TOTP. */
    const somebody = async () => {
      const login = `osoba${people++}`
      await employ(server, { login, role: 'teacher', class: '4b', email: `${login}@example.org` })
      const { account, telephone } = await setUpTotp(server, login)
      return { login, account, digits: (steps = 0) => telephone.digits(at(steps)) }
    }
    const at = (steps: number): Date => new Date(server.services.now().getTime() + steps * STEP_MS)
    const check = async (login: string, code: string, services: Services = server.services) => {
      const account = await accountOf(server, login)
      return checkSecondFactor(services, { unit: unitOf(server), account, given: { kind: 'code', code } })
    }
    const codesFor = async (login: string): Promise<string[]> => {
      const made = await makePrintedCodes(server.services, {
        unit: unitOf(server),
        account: await accountOf(server, login),
      })
      assert.ok(made)
      return made.codes
    }

    it('is set up in two steps: nothing is written until the digits were right, and those count no more [72]', async () => {
      const { services } = server
      const unit = unitOf(server)
      await enter(server, { login: 'rodzic' })
      const account = await accountOf(server, 'rodzic')
      const { secret, uri, setup } = beginTotp(services, { unit, account })
      assert.match(secret, /^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
      assert.equal(new URL(uri).searchParams.get('secret'), secret.replaceAll(' ', ''))
      assert.ok(!setup.includes(secret.replaceAll(' ', '')))
      const confirm = (code: string, more: Partial<Parameters<typeof confirmTotp>[1]> = {}) =>
        confirmTotp(services, { unit, account, setup, code, ...more })
      const telephone = telephoneWith(uri)
      const digits = telephone.digits(at(0))
      const wrong = String((Number(digits) + 1) % 1_000_000).padStart(6, '0')
      for (const code of [wrong, '', 'abc']) assert.deepEqual(await confirm(code), { outcome: 'wrong' })
      assert.equal(hasSecondFactor(await accountOf(server, 'rodzic')), false)

      const other = await somebody()
      assert.deepEqual(await confirm(digits, { account: other.account }), { outcome: 'over' })
      assert.deepEqual(await confirm(digits, { unit: unitOf(server, 'obok') }), { outcome: 'over' })
      const changed = `${setup.slice(0, -10)}${setup.at(-10) === 'A' ? 'B' : 'A'}${setup.slice(-9)}`
      assert.deepEqual(await confirm(digits, { setup: changed }), { outcome: 'over' })
      assert.deepEqual(resumeTotp(services, { unit, account }, setup), { secret, uri, setup }, 'another try')
      assert.equal(resumeTotp(services, { unit, account: other.account }, setup), undefined)
      const outcomes = await Promise.all(Array.from({ length: 50 }, () => confirm(digits)))
      assert.equal(outcomes.filter(({ outcome }) => outcome === 'confirmed').length, 1)
      assert.ok(hasSecondFactor(await accountOf(server, 'rodzic')))
      assert.equal(await check('rodzic', digits), undefined, 'what confirmed it is used up')
      assert.equal((await check('rodzic', telephone.digits(at(1))))?.used, 'totp')
    })

    it('takes ten minutes at the most to set up', async () => {
      const { services } = server
      const unit = unitOf(server)
      await enter(server, { login: 'powolny' })
      const account = await accountOf(server, 'powolny')
      const { uri, setup } = beginTotp(services, { unit, account })
      server.advance(10 * 60_000)
      const code = telephoneWith(uri).digits(at(0))
      assert.deepEqual(await confirmTotp(services, { unit, account, setup, code }), { outcome: 'over' })
      assert.equal(resumeTotp(services, { unit, account }, setup), undefined)
    })

    it('counts once: neither the same digits nor those of an earlier step are taken again [72]', async () => {
      const { login, digits } = await somebody()
      const next = digits(1)
      assert.equal((await check(login, next))?.used, 'totp')
      server.advance(STEP_MS)
      for (const code of [next, digits(-1)]) assert.equal(await check(login, code), undefined)
      assert.equal((await check(login, digits(1)))?.used, 'totp')
      const { totp } = factorsOf(server.services, await accountOf(server, login))
      assert.ok(totp?.usedAt && totp.usedAt > totp.addedAt)
    })

    it('by the same digits fifty times at once lets one in [72]', async () => {
      const { login, digits } = await somebody()
      const code = digits(1)
      const tries = Array.from({ length: 50 }, () => check(login, code, { ...server.services, limiter: generous }))
      assert.equal((await Promise.all(tries)).filter(Boolean).length, 1)
    })

    it('by one printed code fifty times at once lets one in, and by each other one once [72]', async () => {
      const { login } = await somebody()
      const [first = '', ...others] = await codesFor(login)
      const services = { ...server.services, limiter: generous }
      const tries = await Promise.all(Array.from({ length: 50 }, () => check(login, first, services)))
      assert.deepEqual(
        tries.filter(Boolean).map((each) => each?.used),
        ['codes'],
      )
      const each = await Promise.all(others.map((code) => check(login, code, services)))
      assert.equal(each.filter(Boolean).length, 9, 'nine people at once, each with another code')
      for (const code of [first, ...others]) assert.equal(await check(login, code, services), undefined)
      assert.equal(factorsOf(services, await accountOf(server, login)).codes?.left, 0)
    })

    it('of a set is worth nothing once there is another one, and nothing without a TOTP or a passkey', async () => {
      const { login } = await somebody()
      const [former = ''] = await codesFor(login)
      const [latter = ''] = await codesFor(login)
      assert.equal(await check(login, former), undefined)
      assert.equal((await check(login, latter))?.used, 'codes')
      await enter(server, { login: 'bez' })
      const account = await accountOf(server, 'bez')
      assert.equal(await makePrintedCodes(server.services, { unit: unitOf(server), account }), undefined)
    })

    it('lets nobody in with somebody else’s, nor into a disabled account', async () => {
      const [one, other] = [await somebody(), await somebody()]
      const code = one.digits(1)
      assert.equal(await check(other.login, code), undefined)
      await setStatus(server.services, one.account, 'disabled')
      assert.equal(await check(one.login, code), undefined)
    })

    it('may be wrong five times in a quarter of an hour, then few are looked at, and the right one is found again', async () => {
      const { login, digits } = await somebody()
      const wrong = '000000'
      for (let n = 0; n < 6; n++) assert.equal(await check(login, wrong), undefined, `${n}`)
      await assert.rejects(check(login, digits(1)), /TOO_MANY_REQUESTS/)
      for (const slip of ['12345', 'K7PM-42HX', '']) assert.equal(await check(login, slip), undefined, 'no try at all')
      const token = await ticketOf(login)
      await clientFor(server).recovery.complete.mutate({ ticket: token, password: OTHERS })
      assert.equal((await check(login, digits(1)))?.used, 'totp', 'a new password lets the owner in at once')
    })

    /** A link to a new password. */
    const ticketOf = async (login: string): Promise<string> => {
      const asked = ticketFor(server, `${login}@example.org`)
      const round = setInterval(() => void server.deliver(), 50)
      try {
        return await asked
      } finally {
        clearInterval(round)
      }
    }

    it('stay where the password is another one', async () => {
      const { login, digits } = await somebody()
      await givePassword(server, login, { password: OTHERS })
      assert.equal((await check(login, digits(1)))?.used, 'totp')
    })

    it('lies in the store as nobody can read it: no secret, no code, no digits [47]', async () => {
      const { login } = await somebody()
      const codes = await codesFor(login)
      const { factors = '' } = await accountOf(server, login)
      assert.match(factors, /^[0-9a-f]{8}\.[\w-]+$/)
      for (const code of codes) assert.ok(!factors.includes(code))
    })
  })
})
