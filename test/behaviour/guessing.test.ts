import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { employ, signInOnPage } from '../support/panel.js'
import { startTestServer, type TestServer } from '../support/test-server.js'
import { PASSWORD, SCHOOL, ticketFor } from '../support/walk.js'

/** What came of a try: whether it was looked at, and was right. */
type Outcome = 'in' | 'wrong' | 'later'

const tooMany = (error: { data?: { code?: string; retryAfter?: number } }): 'later' => {
  assert.equal(error.data?.code, 'TOO_MANY_REQUESTS')
  assert.ok((error.data.retryAfter ?? 0) > 0)
  return 'later'
}

/** A network of a line of its own, for each number. */
const line = (n: number, narrow = 0): string => `2001:db8:${n.toString(16)}:${narrow.toString(16)}::1`

const count = (outcomes: Outcome[], wanted: Outcome): number => outcomes.filter((outcome) => outcome === wanted).length

eachStore((store) => {
  describe('whoever guesses passwords', () => {
    let server: TestServer
    before(async () => {
      server = await startTestServer({ env: { trustedProxies: ['127.0.0.1'], ...store.env() } })
      // all guesses are wrong: what they would cost is shown elsewhere
      const { hasher } = server.services
      server.services.hasher = {
        ...hasher,
        verify: async (hash, password, turn) =>
          !password.startsWith('zgaduje') && (await hasher.verify(hash, password, turn)),
        verifyNothing: async () => false,
      }
    })
    after(() => server.stop())

    /** A login of its own for each test, with the right password. */
    let login = ''
    let made = 0
    beforeEach(async () => {
      login = `sekretariat${made++}`
      await employ(server, { login, email: `${login}@example.org`, role: 'office' })
    })

    const verify = (password: string, client?: string, who = login): Promise<Outcome> =>
      clientFor(server, { headers: SCHOOL })
        .accounts.verify.mutate({ login: who, password, ...(client !== undefined && { client }) })
        .then(({ valid }) => (valid ? 'in' : 'wrong'), tooMany)

    const signIn = async (password: string, address: string): Promise<Outcome> => {
      const headers = { 'x-forwarded-for': address }
      const { outcome } = await signInOnPage(server, { identifier: login, password }, { headers })
      assert.ok(outcome === 'in' || outcome === 'wrong' || outcome === 'later', outcome)
      return outcome
    }

    const DOORS = {
      'accounts.verify, which is told the visitor’s address': verify,
      'the page where one signs in': signIn,
    }

    for (const [door, tryIn] of Object.entries(DOORS)) {
      describe(`at ${door}`, () => {
        it('keeps the owner out of no network but their own [81]', async () => {
          for (let n = 0; n < 200; n++) await tryIn(`zgaduje ${n}`, '192.0.2.1')
          assert.equal(await tryIn(PASSWORD, '198.51.100.7'), 'in')
        })

        it('keeps nobody out from thirteen networks of one line, nor from forty lines [81, 85]', async () => {
          const ofOneLine: Outcome[] = []
          for (let n = 0; n < 104; n++) ofOneLine.push(await tryIn(`zgaduje ${n}`, line(0xbad, (n % 13) * 0x100)))
          assert.equal(count(ofOneLine, 'wrong'), 104)
          assert.equal(await tryIn(PASSWORD, '198.51.100.7'), 'in')

          for (let n = 0; n < 200; n++) await tryIn(`zgaduje dalej ${n}`, line(n % 40))
          assert.equal(await tryIn(PASSWORD, '198.51.100.7'), 'in')
          assert.equal(await tryIn(PASSWORD, '203.0.113.9'), 'in', 'a network that they were never in')
        })

        it('keeps nobody out whose network is new when fourteen ranges have had what newcomers have [81]', async () => {
          const guesses = Array.from(
            { length: 14 * 20 * 5 },
            (_, n) => `45.${n % 14}.7.${1 + (Math.floor(n / 14) % 20)}`,
          )
          while (guesses.length > 0)
            await Promise.all(guesses.splice(0, 20).map((address) => tryIn(`zgaduje ${guesses.length}`, address)))
          for (let n = 0; n < 60; n++) await tryIn('zgaduje stąd i zowąd', `46.${n}.1.1`)
          assert.equal(await tryIn(PASSWORD, '8.8.4.4'), 'in')
        })

        it('has ten tries a network', async () => {
          const outcomes: Outcome[] = []
          for (let n = 0; n < 30; n++) outcomes.push(await tryIn(`zgaduje ${n}`, '192.0.2.1'))
          // one more for each ten seconds that it took
          assert.ok(count(outcomes, 'wrong') >= 10 && count(outcomes, 'wrong') <= 14, String(outcomes))
        })
      })
    }

    it('is counted over both doors together', async () => {
      for (let n = 0; n < 10; n++) await signIn(`zgaduje ${n}`, '192.0.2.1')
      assert.equal(
        await verify('zgaduje jeszcze', '192.0.2.1'),
        'wrong',
        'the first that is let through every few seconds',
      )
      assert.equal(await verify(PASSWORD, '192.0.2.1'), 'later')
    })

    it('of many logins is refused after three hundred from one address, by the word of one system alone [76, 81]', async () => {
      const sprayed: Outcome[] = []
      for (let n = 0; n < 330; n += 10) {
        const some = Array.from({ length: 10 }, (_, at) => verify('zgaduje Lato2026', '192.0.2.77', `osoba.${n + at}`))
        sprayed.push(...(await Promise.all(some)))
      }
      const looked = count(sprayed, 'wrong')
      assert.ok(looked >= 300 && looked <= 310, `${looked} were looked at`)
      assert.equal(await verify(PASSWORD, '192.0.2.77'), 'later')
      assert.equal(await verify(PASSWORD, '192.0.2.78'), 'in')
      assert.equal(await signIn(PASSWORD, '192.0.2.77'), 'in', 'a key that leaked keeps no school out of our page')
    })

    it('does not count who knows the password', async () => {
      for (let n = 0; n < 40; n++) assert.equal(await verify(PASSWORD, '192.0.2.90'), 'in')
    })

    it('keeps nobody out after a new password, at any door [81]', async () => {
      for (let n = 0; n < 120; n++) await verify(`zgaduje ${n}`, line(n))
      for (let n = 0; n < 11; n++) await verify(`zgaduje ${n}`)
      assert.equal(await verify(PASSWORD), 'later')
      for (let n = 0; n < 11; n++) await signIn(`zgaduje ${n}`, '127.0.0.1')
      assert.equal(await signIn(PASSWORD, '127.0.0.1'), 'later')
      const ticket = await ticketFor(server, `${login}@example.org`)
      await clientFor(server).recovery.complete.mutate({ ticket, password: `${PASSWORD} nowe` })
      assert.equal(await verify(`${PASSWORD} nowe`), 'in')
      assert.equal(await signIn(`${PASSWORD} nowe`, '127.0.0.1'), 'in')
    })

    describe('at a system that does not say where its visitors are', () => {
      it('keeps out for less than a minute who types the right password again and again [81]', async () => {
        for (let n = 0; n < 200; n++) await verify(`zgaduje ${n}`)
        // two guesses a second go on, and the owner tries every ten seconds
        let asked = 0
        let outcome: Outcome = 'later'
        for (let n = 200; outcome !== 'in'; n += 20) {
          for (let guess = n; guess < n + 20; guess++) await verify(`zgaduje ${guess}`)
          outcome = await verify(PASSWORD)
          asked += 1
          assert.ok(asked <= 5, 'five times are forty seconds')
        }
      })

      it('leaves a place to another password whoever repeats one [81]', async () => {
        for (let n = 0; n < 11; n++) await verify(`zgaduje ${n}`)
        for (let n = 0; n < 60; n++) await verify('zgaduje w kółko')
        const outcomes: Outcome[] = []
        for (let n = 0; n < 5; n++) outcomes.push(await verify(PASSWORD))
        assert.ok(outcomes.includes('in'), String(outcomes))
      })

      it('is looked at thirty times a minute at the most, however often each guess comes', async () => {
        const outcomes: Outcome[] = []
        for (let n = 0; n < 120; n++) {
          const one = await Promise.all(Array.from({ length: 5 }, () => verify(`zgaduje ${n}`)))
          outcomes.push(...one)
        }
        const looked = count(outcomes, 'wrong')
        // ten, thirty, and one for each ten seconds that it took
        assert.ok(looked >= 40 && looked <= 50, `${looked} were looked at`)
      })

      it('is the same as one that tells a private address, or its own', async () => {
        for (const client of ['10.1.2.3', 'fd00::7', '127.0.0.1', '::ffff:192.168.1.1']) {
          const who = `ktos.${client.replaceAll(/[^\d.]/g, 'x')}`
          for (let n = 0; n < 11; n++) await verify(`zgaduje ${n}`, client, who)
          assert.equal(await verify('zgaduje', undefined, who), 'later', client)
        }
        const own = clientFor(server, { headers: { ...SCHOOL, 'x-forwarded-for': '198.51.100.200' } }).accounts.verify
        for (let n = 0; n < 11; n++)
          await own.mutate({ login: 'ktos.swoj', password: `zgaduje ${n}`, client: '198.51.100.200' })
        assert.equal(await verify('zgaduje', undefined, 'ktos.swoj'), 'later')
      })
    })

    it('is told by an address and nothing else', async () => {
      for (const client of [
        '',
        'localhost',
        '192.0.2.1:80',
        '[2001:db8::1]',
        '192.0.2',
        '192.0.2.1, 10.0.0.1',
        '0x7f.1',
      ])
        await assert.rejects(
          clientFor(server, { headers: SCHOOL }).accounts.verify.mutate({ login, password: PASSWORD, client }),
          { message: 'INPUT_INVALID' },
          client,
        )
      for (const client of ['192.0.2.1', '2001:DB8::1', '::ffff:192.0.2.1'])
        assert.equal(await verify(PASSWORD, client), 'in', client)
    })
  })
})
