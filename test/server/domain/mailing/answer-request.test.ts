import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setStatus } from '../../../../server/domain/accounts/set-status.js'
import { answerRequest } from '../../../../server/domain/mailing/answer-request.js'
import { readIdentifier } from '../../../../server/domain/identifiers/identifier.js'
import { randomId } from '../../../../server/domain/random-id.js'
import { eachStore } from '../../../support/each-store.js'
import { startTestServer, testUnit, type TestServer } from '../../../support/test-server.js'
import { accountOf, enter, unitOf } from '../../../support/walk.js'

/** Two names for the same work. */
const SAME: Record<string, string> = { rehearse: 'send', noteMailed: 'mark', markDelivery: 'mark' }

eachStore((store) => {
  describe('an answer to a request', () => {
    let server: TestServer
    before(async () => {
      const webhook = { url: 'http://localhost:9/', secret: 'sekret-szkoly-do-podpisow-0001' }
      server = await startTestServer({
        units: [testUnit(), testUnit({ id: 'z-systemem', webhook })],
        env: store.env(),
        pace: { everyMs: 3_600_000 },
      })
      await enter(server, { login: 'zna', email: 'zna@example.org' }, 'z-systemem')
      await enter(server, { login: 'bezadresu' }, 'z-systemem')
      await enter(server, { login: 'zna', email: 'zna@example.org' })
      await enter(server, { login: 'odmowiona', email: 'odmowiona@example.org' })
      await enter(server, { login: 'bezadresu' })
      await enter(server, { login: 'zalana', email: 'zalana@example.org' })
      await enter(server, { login: 'wylaczona', email: 'wylaczona@example.org' })
      await setStatus(server.services, await accountOf(server, 'wylaczona'), 'disabled')
      server.inbox.refuse('odmowiona@example.org')
      // the unit's decoy is made at its first use
      await stepsOf('pierwszy')
      await stepsOf('pierwszy', { unit: 'z-systemem' })
    })
    after(() => server.stop())

    /** Answers a wish under a lease, and names what it did with store and mailer, in order. */
    const stepsOf = async (
      identifier: string,
      { unit = 'przykladowo', network = 'a network' }: { unit?: string; network?: string } = {},
    ): Promise<string[]> => {
      const { services } = server
      const steps: string[] = []
      const seen = <T extends object>(part: T): T =>
        new Proxy(part, {
          get(target, name, receiver) {
            const value: unknown = Reflect.get(target, name, receiver)
            if (typeof value !== 'function') return value
            return (...given: unknown[]) => {
              steps.push(SAME[String(name)] ?? String(name))
              return Reflect.apply(value, target, given) as unknown
            }
          },
        })
      const at = services.now()
      const search = services.keyring.of(unit).identifierSearch(identifier, readIdentifier(identifier))
      await services.outbox.add({
        kind: 'recovery',
        id: randomId(),
        unit,
        search,
        keyVersion: services.keyring.of(unit).newestVersion,
        network,
        language: 'pl',
        createdAt: at,
        dueAt: at,
        attempts: 0,
        mailed: [],
      })
      const lease = randomId()
      const item = await services.outbox.claim({ lease, now: at, until: new Date(at.getTime() + 60_000) })
      assert.equal(item?.kind, 'recovery')
      const watched = {
        ...services,
        accounts: seen(services.accounts),
        limiter: seen(services.limiter),
        outbox: seen(services.outbox),
        mailer: seen(services.mailer),
      }
      const held = { id: item.id, lease }
      await answerRequest(watched, unitOf(server, unit), item, held)
      await services.outbox.finish(held)
      return steps.sort()
    }

    it('costs the same reads and writes whoever is named: known, refused, disabled, capped, without address, nobody [45]', async () => {
      const known = await stepsOf('zna')
      assert.deepEqual(known, ['find', 'grantTicket', 'mark', 'markMailed', 'send', 'take', 'take', 'used', 'used'])
      for (let n = 0; n < 7; n++) await stepsOf('zalana')
      const { mails, capped } = await accountOf(server, 'zalana')
      assert.deepEqual([mails.length, capped?.length], [5, 2])
      const people = ['zna@example.org', 'odmowiona', 'zalana', 'bezadresu', 'wylaczona', 'nikt', 'nikt@example.org']
      for (const identifier of people) assert.deepEqual(await stepsOf(identifier), known, identifier)
      assert.equal((await accountOf(server, 'zalana')).capped?.length, 3)
    })

    it('costs the same when an address has had the mails of a day [45, 82]', async () => {
      const known = await stepsOf('zna')
      for (let n = 0; n < 6; n++) await enter(server, { login: `rodzina${n}`, email: 'rodzina@example.org' })
      const mails = () => server.inbox.mails().filter(({ to }) => to === 'rodzina@example.org').length
      for (let n = 0; n < 10; n++) assert.deepEqual(await stepsOf(`rodzina${n % 5}`), known)
      assert.equal(mails(), 10)
      for (const login of ['rodzina5', 'nikt']) assert.deepEqual(await stepsOf(login), known)
      assert.equal(mails(), 10, 'the network has had its share')
      for (let n = 0; n < 20; n++) assert.deepEqual(await stepsOf(`rodzina${n % 5}`, { network: `net ${n}` }), known)
      assert.equal(mails(), 20, 'all networks have')
      assert.deepEqual(await stepsOf('rodzina5', { network: 'the last' }), known)
    })

    it('gives no ticket for a mail that its address has no place for, and marks that somebody asked [82]', async () => {
      for (let n = 0; n < 3; n++) await enter(server, { login: `pelna${n}`, email: 'pelna@example.org' })
      for (let n = 0; n < 10; n++) await stepsOf(`pelna${n % 2}`)
      await stepsOf('pelna2')
      const { tickets, mails, capped } = await accountOf(server, 'pelna2')
      assert.deepEqual([tickets, mails, capped?.length], [[], [], 1])
    })

    it('takes no place of an address when there would be nobody’s link in the mail', async () => {
      for (const login of ['sama1', 'sama2']) await enter(server, { login, email: 'sama@example.org' })
      for (let n = 0; n < 15; n++) await stepsOf('sama1')
      const before = server.inbox.mails().length
      for (let n = 0; n < 5; n++) await stepsOf('sama2')
      assert.equal(server.inbox.mails().length - before, 5)
    })

    it('costs the same too where a school’s own system is told of what does not arrive [45]', async () => {
      const known = await stepsOf('zna', { unit: 'z-systemem' })
      for (const identifier of ['bezadresu', 'nikt'])
        assert.deepEqual(await stepsOf(identifier, { unit: 'z-systemem' }), known)
    })

    it('marks for the school whom no mail can reach, and nobody else, and not for a PESEL [78]', async () => {
      const reasonOf = async (login: string) => {
        const { accounts, keyring } = server.services
        const account = await accounts.findByLogin('przykladowo', keyring.of('przykladowo').loginKeys(login))
        assert.ok(account)
        return account.undelivered?.reason
      }
      await stepsOf('bezadresu')
      await stepsOf('nikt')
      // a mark for a PESEL would tell whose it is to whoever tries numbers and looks at the list
      const person = { login: 'bez.i.z.numerem', pesel: '44051401359' }
      await enter(server, person)
      assert.deepEqual(await stepsOf(person.pesel), await stepsOf('nikt'))
      assert.equal(await reasonOf(person.login), undefined)
      await stepsOf(person.login)
      assert.equal(await reasonOf(person.login), 'no-address')
      assert.equal(await reasonOf('bezadresu'), 'no-address')
      assert.equal(await reasonOf('odmowiona'), 'no-such-address')
      assert.equal(await reasonOf('zna'), undefined)
      assert.equal(await reasonOf('wylaczona'), undefined)
    })
  })
})
