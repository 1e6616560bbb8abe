import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { beginPasskey, finishPasskey, MOST_PASSKEYS } from '../../../../server/domain/factors/add-passkey.js'
import {
  beginPasskeyCheck,
  beginPasskeySignIn,
  finishPasskeySignIn,
} from '../../../../server/domain/factors/check-passkey.js'
import { checkSecondFactor } from '../../../../server/domain/factors/check-second-factor.js'
import { factorsOf } from '../../../../server/domain/factors/list-factors.js'
import { setStatus } from '../../../../server/domain/accounts/set-status.js'
import { cbor } from '../../../support/cbor.js'
import { startDrivenServer, type DrivenServer } from '../../../support/driven-server.js'
import { eachStore } from '../../../support/each-store.js'
import { addPasskey } from '../../../support/second-factor.js'
import {
  softwareAuthenticator,
  type Deviation,
  type SoftwareAuthenticator,
} from '../../../support/software-authenticator.js'
import { testUnit } from '../../../support/test-server.js'
import { accountOf, enter, unitOf } from '../../../support/walk.js'

// by a software authenticator, which is a simulation

eachStore((store) => {
  describe('passkeys', () => {
    let server: DrivenServer
    let people = 0
    before(async () => {
      server = await startDrivenServer({ env: store.env(), units: [testUnit(), testUnit({ id: 'obok' })] })
    })
    after(() => server.stop())

    const somebody = async (options: { counts?: boolean; name?: string } = {}) => {
      const login = `osoba${people++}`
      await enter(server, { login })
      return { login, ...(await addPasskey(server, login, options)) }
    }
    const ask = async (login: string) => {
      const options = await beginPasskeyCheck(server.services, {
        unit: unitOf(server),
        account: await accountOf(server, login),
      })
      assert.ok(options)
      return options
    }
    const check = async (login: string, answer: string) =>
      checkSecondFactor(server.services, {
        unit: unitOf(server),
        account: await accountOf(server, login),
        given: { kind: 'passkey', answer },
      })
    const signed = async (login: string, device: SoftwareAuthenticator, deviation: Deviation = {}) =>
      check(login, device.sign(await ask(login), deviation))
    /** How often the server has said so. */
    const told = async (event: string): Promise<number> => {
      const text = await (await fetch(`${server.url}/metrics`)).text()
      return Number(new RegExp(`klucznik_events_total\\{event="${event}".*\\} (\\d+)`).exec(text)?.[1] ?? 0)
    }

    it('are made for this site, by their owner, to be found without a login [72]', async () => {
      await enter(server, { login: 'nowa' })
      const account = await accountOf(server, 'nowa')
      const options = await beginPasskey(server.services, { unit: unitOf(server), account })
      const { rp, user, authenticatorSelection, attestation, excludeCredentials } = options ?? {}
      assert.deepEqual(rp, { name: 'Gmina Przykładowo', id: 'localhost' })
      const id = Buffer.from(account.id, 'hex').toString('base64url')
      assert.deepEqual(user, { id, name: 'nowa', displayName: 'nowa' })
      assert.deepEqual([attestation, excludeCredentials], ['none', []])
      assert.deepEqual(authenticatorSelection, {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      })
    })

    it('are listed for their owner by the names that they gave them, with when they were used', async () => {
      const { login, device } = await somebody({ name: '  Telefon\u202e Anny\n ' })
      const listed = async () => factorsOf(server.services, await accountOf(server, login)).passkeys
      const [before] = await listed()
      assert.deepEqual([before?.name, before?.id, before?.usedAt], ['Telefon  Anny', device.id, undefined])
      assert.equal((await signed(login, device))?.used, 'passkey')
      assert.ok((await listed())[0]?.usedAt)
    })

    it('sign somebody in without a login, at their own unit alone [7]', async () => {
      const { login, device, account } = await somebody()
      const options = await beginPasskeySignIn(server.services, unitOf(server))
      assert.deepEqual([options['allowCredentials'], options['userVerification']], [undefined, 'required'])
      const answer = device.sign(options)
      for (const unit of [unitOf(server, 'obok'), unitOf(server)]) {
        const found = await finishPasskeySignIn(server.services, { unit, answer })
        assert.equal(found?.id, unit.id === 'obok' ? undefined : account.id)
      }
      const again = await beginPasskeySignIn(server.services, unitOf(server))
      for (const deviation of [{ owner: null }, { owner: Buffer.alloc(16).toString('base64url') }, { owner: 'x' }]) {
        const found = await finishPasskeySignIn(server.services, {
          unit: unitOf(server),
          answer: device.sign(again, deviation),
        })
        assert.equal(found, undefined)
      }
      assert.equal(await check(login, device.sign(again)), undefined, 'a challenge is for one thing')
    })

    const deviations: Record<string, Deviation> = {
      'another origin': { origin: 'https://przykladowo.example' },
      'the origin with another port': { origin: 'http://localhost:1' },
      'another site': { rpId: 'przykladowo.example' },
      'no owner there': { isVerified: false },
      'a frame of another site’s': { crossOrigin: true },
      'a challenge of its own': { challenge: Buffer.from('aaaaaaaa.bbbb').toString('base64url') },
      'a challenge that is none': { challenge: 'AA' },
    }
    for (const [what, deviation] of Object.entries(deviations)) {
      it(`neither come nor sign with ${what} [72]`, async () => {
        const { login, device } = await somebody()
        assert.equal(await signed(login, device, deviation), undefined)
        assert.equal((await signed(login, device))?.used, 'passkey')
        const account = await accountOf(server, login)
        const options = await beginPasskey(server.services, { unit: unitOf(server), account })
        const answer = softwareAuthenticator(server.env.publicUrl).make(options ?? {}, deviation)
        const outcome = await finishPasskey(server.services, { unit: unitOf(server), account, answer, name: '' })
        assert.deepEqual(outcome, { outcome: 'refused' })
      })
    }

    it('sign for nobody else: not with another’s challenge, nor with a key that the account has not', async () => {
      const [one, other] = [await somebody(), await somebody()]
      assert.equal(await check(one.login, one.device.sign(await ask(other.login))), undefined)
      assert.equal(await check(one.login, other.device.sign(await ask(one.login))), undefined)
      assert.equal(await check(one.login, other.device.sign(await ask(one.login), { owner: null })), undefined)
      const copied = softwareAuthenticator(server.env.publicUrl).sign(await ask(one.login), { owner: null })
      const renamed = JSON.stringify({ ...(JSON.parse(copied) as object), id: one.device.id, rawId: one.device.id })
      assert.equal(await check(one.login, renamed), undefined, 'the name of a key is no key')
    })

    it('of fifty answers to one challenge at once take one, and of fifty challenges each [72]', async () => {
      const { login, device } = await somebody({ counts: false })
      const answer = device.sign(await ask(login))
      const same = await Promise.all(Array.from({ length: 50 }, () => check(login, answer)))
      assert.equal(same.filter(Boolean).length, 1)
      const asked = await Promise.all(Array.from({ length: 10 }, () => ask(login)))
      const each = await Promise.all(asked.map((options) => check(login, device.sign(options))))
      assert.equal(each.filter(Boolean).length, 10)
    })

    it('are made once by a challenge, and one key stands in an account once', async () => {
      const { login, device } = await somebody()
      const account = await accountOf(server, login)
      const unit = unitOf(server)
      const options = await beginPasskey(server.services, { unit, account })
      const answer = softwareAuthenticator(server.env.publicUrl).make(options ?? {})
      const finish = (text: string) => finishPasskey(server.services, { unit, account, answer: text, name: '' })
      const outcomes = await Promise.all(Array.from({ length: 50 }, () => finish(answer)))
      assert.equal(outcomes.filter(({ outcome }) => outcome === 'added').length, 1)
      const second = await beginPasskey(server.services, { unit, account: await accountOf(server, login) })
      assert.equal((await finish(device.make(second ?? {}))).outcome, 'refused')
      assert.equal(factorsOf(server.services, await accountOf(server, login)).passkeys.length, 2)
    })

    it('are ten at the most, however many are made at once', async () => {
      const login = `osoba${people++}`
      await enter(server, { login })
      const unit = unitOf(server)
      const account = await accountOf(server, login)
      const begun = await Promise.all(
        Array.from({ length: MOST_PASSKEYS + 3 }, () => beginPasskey(server.services, { unit, account })),
      )
      const outcomes = await Promise.all(
        begun.map((options) => {
          const answer = softwareAuthenticator(server.env.publicUrl).make(options ?? {})
          return finishPasskey(server.services, { unit, account, answer, name: '' })
        }),
      )
      const counted = (wanted: string): number => outcomes.filter(({ outcome }) => outcome === wanted).length
      assert.deepEqual([counted('added'), counted('full')], [10, 3])
      assert.equal(await beginPasskey(server.services, { unit, account: await accountOf(server, login) }), undefined)
    })

    it('whose counter stands still or falls are copies: refused, and logged [72]', async () => {
      const { login, device, account } = await somebody()
      assert.equal((await signed(login, device, { counter: 7 }))?.used, 'passkey')
      const before = await told('passkey.cloned')
      for (const counter of [7, 6, 0]) assert.equal(await signed(login, device, { counter }), undefined)
      assert.equal(await told('passkey.cloned'), before + 3)
      assert.equal((await signed(login, device, { counter: 8 }))?.account.id, account.id)
      const synced = await somebody({ counts: false })
      for (let n = 0; n < 3; n++) assert.equal((await signed(synced.login, synced.device))?.used, 'passkey')
    })

    it('that nobody has signed with count as no copy, whatever they say of their counter', async () => {
      const { login, device } = await somebody()
      assert.equal((await signed(login, device, { counter: 7 }))?.used, 'passkey')
      const answer = JSON.parse(device.sign(await ask(login), { counter: 3 })) as { response: { signature: string } }
      answer.response.signature = Buffer.alloc(70, 1).toString('base64url')
      const before = await told('passkey.cloned')
      assert.equal(await check(login, JSON.stringify(answer)), undefined)
      assert.equal(await told('passkey.cloned'), before)
    })

    it('are refused once ten minutes have passed, or the account is disabled', async () => {
      const { login, device, account } = await somebody()
      const late = device.sign(await ask(login))
      server.advance(10 * 60_000)
      assert.equal(await check(login, late), undefined)
      const answer = device.sign(await ask(login))
      const signIn = device.sign(await beginPasskeySignIn(server.services, unitOf(server)))
      await setStatus(server.services, account, 'disabled')
      assert.equal(await check(login, answer), undefined)
      assert.equal(await finishPasskeySignIn(server.services, { unit: unitOf(server), answer: signIn }), undefined)
    })

    it('are read from no other text, however long', async () => {
      const { login, device } = await somebody()
      const account = await accountOf(server, login)
      const whole = device.sign(await ask(login))
      const texts = [
        '',
        '{}',
        'null',
        '[]',
        '"x"',
        '{',
        'x'.repeat(1_000_000),
        whole.slice(1),
        whole.replace('public-key', 'x'),
      ]
      texts.push(JSON.stringify({ ...(JSON.parse(whole) as object), response: {} }), cbor('x').toString())
      texts.push(`${whole}${' '.repeat(100_000)}`)
      for (const answer of texts) {
        assert.equal(await check(login, answer), undefined)
        assert.equal(await finishPasskeySignIn(server.services, { unit: unitOf(server), answer }), undefined)
        const outcome = await finishPasskey(server.services, { unit: unitOf(server), account, answer, name: '' })
        assert.deepEqual(outcome, { outcome: 'refused' })
      }
      assert.equal((await check(login, whole))?.used, 'passkey')
    })
  })
})
