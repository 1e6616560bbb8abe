import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { localMoment } from '../../server/typography/local-moment.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { ticketsIn } from '../support/mails.js'
import { testUnit } from '../support/test-server.js'
import { accountOf, ask, enter } from '../support/walk.js'

const HOUR = 3_600_000

/** The networks that a stranger asks from, and the one of whoever is asked for. */
const stranger = (n: number) => `198.51.${n}.7`
const OWN = '203.0.113.5'

eachStore((store) => {
  describe('somebody in whose name strangers ask', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({
        units: [
          testUnit(),
          // the limiter's clock is the real one: only what the accounts hold is to be seen here
          testUnit({ id: 'caly-dzien', limits: { perIdentifier: '100000/3600', perAddress: '100000/600' } }),
        ],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
      })
    })
    after(() => server.stop())

    const askFrom = (address: string, identifier: string, unit?: string) =>
      ask(server, identifier, { headers: { 'x-forwarded-for': address }, ...(unit && { unit }) })
    const mailsTo = (address: string) => server.inbox.mails().filter(({ to }) => to === address)

    /** How many of some wishes of the owner's own, one after the other, bring a mail. */
    const served = async (address: string, identifiers: string[], unit?: string): Promise<number> => {
      const had = mailsTo(address).length
      for (const identifier of identifiers) {
        await askFrom(OWN, identifier, unit)
        await server.deliverAll()
      }
      return mailsTo(address).length - had
    }

    /** Six wishes every third hour from each of so many networks, for a day. */
    const flood = async (identifier: string, networks: number) => {
      for (let hour = 0; hour < 24; hour += 3) {
        if (hour > 0) server.advance(3 * HOUR)
        for (let wish = 0; wish < 6; wish++)
          for (let n = 0; n < networks; n++) await askFrom(stranger(n), identifier, 'caly-dzien')
        await server.deliverAll()
      }
    }

    it('by the login fourteen times gets a mail all the same, however they ask themselves [81]', async () => {
      const person = { login: 'ala', email: 'ala@example.org', pesel: '44051401359' }
      await enter(server, person)
      for (let times = 0; times < 14; times++)
        assert.deepEqual(await askFrom(stranger(1), times % 2 ? 'ala' : 'ala@example.org'), { accepted: true })
      await server.deliverAll()
      assert.equal(mailsTo(person.email).length, 5)
      assert.equal(await served(person.email, ['ala@example.org', '44051401359', 'ala']), 3)
    })

    it('for a whole day gets a mail by address, PESEL and login, and no more than ten from one stranger [81]', async () => {
      const person = { login: 'ewa', email: 'ewa@example.org', pesel: '02070803628' }
      await enter(server, person, 'caly-dzien')
      await flood('ewa', 1)
      assert.equal(mailsTo(person.email).length, 10)
      assert.equal(await served(person.email, ['ewa@example.org', '02070803628', 'ewa'], 'caly-dzien'), 3)
    })

    it('from six networks for a whole day still gets one, and never more than twenty in a day [41, 81]', async () => {
      await enter(server, { login: 'iga', email: 'iga@example.org' }, 'caly-dzien')
      await flood('iga', 6)
      const had = mailsTo('iga@example.org').length
      assert.ok(had < 20, `${had}`)
      assert.equal(await served('iga@example.org', ['iga'], 'caly-dzien'), 1)
    })

    it('from a hundred networks gets a handful in an hour, twenty in a day, and they hear nothing of it [41]', async () => {
      await enter(server, { login: 'ola', email: 'ola@example.org' }, 'caly-dzien')
      const answers = new Set<string>()
      for (const [hours, most] of [
        [0, 10],
        [1, 20],
        [2, 20],
      ] as const) {
        if (hours > 0) server.advance(HOUR)
        for (let n = 0; n < 100; n++) answers.add(JSON.stringify(await askFrom(stranger(n), 'ola', 'caly-dzien')))
        await server.deliverAll()
        assert.equal(mailsTo('ola@example.org').length, most)
      }
      assert.deepEqual([...answers], ['{"accepted":true}'])
      server.advance(24 * HOUR)
      assert.equal(await served('ola@example.org', ['ola'], 'caly-dzien'), 1, 'the next day')
    })

    it('from three networks within the hour gets one in that hour all the same [81]', async () => {
      await enter(server, { login: 'maja', email: 'maja@example.org' }, 'caly-dzien')
      for (let n = 0; n < 3; n++) {
        for (let wish = 0; wish < 6; wish++) await askFrom(stranger(n), 'maja', 'caly-dzien')
        await server.deliverAll()
      }
      assert.equal(await served('maja@example.org', ['maja'], 'caly-dzien'), 1)
    })

    it('from many /64 of a /48, or many addresses of a /24, is asked for by one network [40]', async () => {
      const ranges = { linia: (n: number) => `2001:db8:5:${n.toString(16)}::1`, zakres: (n: number) => `192.0.2.${n}` }
      for (const [login, addressOf] of Object.entries(ranges)) {
        await enter(server, { login, email: `${login}@example.org` }, 'caly-dzien')
        for (let n = 1; n <= 40; n++) await askFrom(addressOf(n), login, 'caly-dzien')
        await server.deliverAll()
        assert.equal(mailsTo(`${login}@example.org`).length, 5, login)
        assert.equal(await served(`${login}@example.org`, [login, login, login], 'caly-dzien'), 3, login)
      }
    })

    it('reads in the mail when it was asked for, how often that day, and that nobody need do anything [81]', async () => {
      await enter(server, { login: 'lena', email: 'lena@example.org' }, 'caly-dzien')
      const lastText = async (): Promise<string> => {
        await server.deliverAll()
        const [last] = mailsTo('lena@example.org')
        assert.match(last?.text ?? '', /Nie musisz nic robić/)
        return last?.text.replaceAll(/\s+/g, ' ') ?? ''
      }
      await askFrom(OWN, 'lena', 'caly-dzien')
      const { date, time } = localMoment('pl', server.services.now())
      const first = await lastText()
      assert.ok(first.includes(`Ktoś poprosił o tę wiadomość: ${date}, godz. ${time.slice(0, 3)}`), first)
      assert.doesNotMatch(first, /próśb/)
      for (let wish = 0; wish < 12; wish++) {
        await askFrom(stranger(1), 'lena', 'caly-dzien')
        await server.deliverAll()
      }
      await askFrom(OWN, 'lena@example.org', 'caly-dzien')
      const flooded = await lastText()
      assert.match(flooded, /Takich próśb w ciągu ostatniej doby: 14\./)
      assert.doesNotMatch(flooded, /198\.51|203\.0/)
      server.advance(24 * HOUR)
      await askFrom(OWN, 'lena', 'caly-dzien')
      assert.doesNotMatch(await lastText(), /próśb/)
    })

    it('and who shares their address with somebody gets the links of both [81]', async () => {
      for (const login of ['mama', 'syn']) await enter(server, { login, email: 'dom@example.org' }, 'caly-dzien')
      await flood('syn', 1)
      assert.equal(await served('dom@example.org', ['dom@example.org'], 'caly-dzien'), 1)
      const last = server.inbox.received().find(({ mail }) => mail.to === 'dom@example.org')
      assert.ok(last)
      assert.equal(ticketsIn(last.mail).length, 2)
      const asked = await Promise.all(
        ['mama', 'syn'].map(async (login) => (await accountOf(server, login, 'caly-dzien')).mails.at(-1)),
      )
      assert.equal(asked[0]?.request, asked[1]?.request)
      assert.notEqual(asked[0]?.network, asked[1]?.network, 'one network has another name in each account')
    })
  })
})
