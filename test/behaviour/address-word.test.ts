import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { callerAt } from '../../server/domain/caller.js'
import { markBounced } from '../../server/domain/mailing/mark-bounced.js'
import type { AccountStore } from '../../server/domain/ports/account-store.js'
import { acceptAddressWord } from '../../server/domain/recovery/say-address-wrong.js'
import { clientFor, solveFor } from '../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { employ, panelOf } from '../support/panel.js'
import { testUnit } from '../support/test-server.js'
import { accountOf, ask, enter, unitOf } from '../support/walk.js'

const PESEL = '44051401359'
const DAY_MS = 86_400_000

eachStore((store) => {
  describe('the word that an address at the school is wrong', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({
        env: { ...store.env(), trustedProxies: ['127.0.0.1', '::1'] },
        units: [testUnit(), testUnit({ id: 'obok' })],
      })
      await employ(server, { login: 'sekretariat', role: 'office' })
    })
    after(() => server.stop())

    const say = async (identifier: string, headers: Record<string, string> = {}) =>
      clientFor(server, { headers }).recovery.addressWrong.mutate({
        identifier,
        ...(await solveFor(server, { headers })),
      })
    const reasonOf = async (login: string, unit?: string) => (await accountOf(server, login, unit)).undelivered?.reason
    /** Names of what is asked of the accounts while something is done. */
    const asked = async (task: () => Promise<unknown>): Promise<string[]> => {
      const { services } = server
      const { accounts } = services
      const calls: string[] = []
      services.accounts = new Proxy(accounts, {
        get(target, name: keyof AccountStore) {
          calls.push(name)
          return target[name]
        },
      })
      await task()
      services.accounts = accounts
      return calls
    }

    it('brings the person among those whom no mail reaches, in their unit alone, with the way to mend it', async () => {
      await enter(server, { login: 'ewa', email: 'stary@example.org', class: '4b' })
      await enter(server, { login: 'ewa', email: 'stary@example.org' }, 'obok')
      assert.deepEqual(await say('stary@example.org'), { accepted: true })
      assert.equal(await reasonOf('ewa'), undefined, 'not before the worker comes')
      await server.deliverAll()
      assert.deepEqual([await reasonOf('ewa'), await reasonOf('ewa', 'obok')], ['said-wrong', undefined])
      const panel = await panelOf(server, 'sekretariat')
      const { people } = await panel.undelivered.mutate({})
      assert.deepEqual(
        people.map(({ login, undelivered }) => [login, undelivered?.reason]),
        [['ewa', 'said-wrong']],
      )
      await panel.people.save.mutate({ isNew: false, person: { login: 'ewa', email: 'nowy@example.org' } })
      assert.equal(await reasonOf('ewa'), undefined)
      // the words to both addresses, which wait a little
      server.advance(60_000)
      await server.deliverAll()
    })

    it('is heard of twenty people a day of one address, and of others from elsewhere: no list is buried [84]', async () => {
      const saying = (n: number, from: string) =>
        acceptAddressWord(server.services, { unit: unitOf(server), caller: callerAt(from), identifier: `tlum${n}` })
      const waiting = () => server.services.outbox.count()
      const before = await waiting()
      for (let n = 0; n < 25; n++) await saying(n, '203.0.113.77')
      assert.equal((await waiting()) - before, 20)
      await saying(25, '198.51.100.77')
      assert.equal((await waiting()) - before, 21)
      await server.deliverAll()
    })

    it('has the same answer for everybody, and asks nothing of the accounts before it is given [45]', async () => {
      await enter(server, { login: 'znana', email: 'znana@example.org' })
      await enter(server, { login: 'wylaczona', email: 'wylaczona@example.org' })
      await (await panelOf(server, 'sekretariat')).people.disable.mutate({ login: 'wylaczona' })
      await enter(server, { login: 'bezadresu' })
      const names = ['znana', 'wylaczona', 'bezadresu', 'nikt', PESEL]
      for (const name of names) {
        const calls = await asked(async () => assert.deepEqual(await say(name), { accepted: true }))
        assert.deepEqual(calls, [])
      }
      const mails = server.inbox.mails().length
      await server.deliverAll()
      assert.equal(server.inbox.mails().length, mails)
      assert.deepEqual(
        [await reasonOf('znana'), await reasonOf('wylaczona'), await reasonOf('bezadresu')],
        ['said-wrong', undefined, undefined],
      )
    })

    it('costs the worker the same reads and writes, whoever it is [45]', async () => {
      await enter(server, { login: 'praca', email: 'praca@example.org' })
      // of the day before one has been said already
      server.advance(DAY_MS)
      const works: string[] = []
      for (const name of ['pierwszy.nikt', 'praca', 'nikt.inny', 'wylaczona']) {
        await say(name)
        works.push((await asked(() => server.deliverAll())).join(' '))
      }
      // a unit's first unknown name alone makes its decoy
      assert.deepEqual([...new Set(works.slice(1))], ['find findById markDelivery'])
    })

    it('needs a challenge of its own, which is redeemed once [10]', async () => {
      const solved = await solveFor(server)
      const { recovery } = clientFor(server)
      await recovery.request.mutate({ identifier: 'ktos', language: 'pl', ...solved })
      await assert.rejects(recovery.addressWrong.mutate({ identifier: 'ktos', ...solved }), {
        message: 'CAPTCHA_WRONG',
      })
      const fresh = await solveFor(server)
      const answers = await Promise.allSettled(
        Array.from({ length: 20 }, () => recovery.addressWrong.mutate({ identifier: 'ktos', ...fresh })),
      )
      assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
      await server.deliverAll()
    })

    it('is written down once a day an identifier, from wherever, with the same answer', async () => {
      await enter(server, { login: 'raz', email: 'raz@example.org' })
      const { outbox } = server.services
      const before = await outbox.count()
      for (const network of ['192.0.2.1', '192.0.2.1', '198.51.100.7'])
        assert.deepEqual(await say('RAZ@example.org', { 'x-forwarded-for': network }), { accepted: true })
      assert.equal(await outbox.count(), before + 1)
      server.advance(DAY_MS)
      await say('raz@example.org')
      assert.equal(await outbox.count(), before + 2)
      await server.deliverAll()
    })

    it('stays when another mail goes out that was asked for, and goes when the school sends a link', async () => {
      await enter(server, { login: 'trwa', email: 'trwa@example.org', class: '4b' })
      await say('trwa')
      await ask(server, 'trwa')
      await server.deliverAll()
      assert.equal(server.inbox.mails()[0]?.to, 'trwa@example.org')
      assert.equal(await reasonOf('trwa'), 'said-wrong')
      const panel = await panelOf(server, 'sekretariat')
      await panel.invite.mutate({ kind: 'person', login: 'trwa' })
      await server.deliverAll()
      assert.equal(await reasonOf('trwa'), undefined)
    })

    it('tells less than a mail that comes back: that reason wins, whichever is first', async () => {
      await enter(server, { login: 'wraca', email: 'wraca@example.org' })
      await ask(server, 'wraca')
      await server.deliverAll()
      server.advance(1_000)
      await say('wraca')
      await server.deliverAll()
      assert.equal(await reasonOf('wraca'), 'said-wrong')
      const sent = server.inbox.received().find(({ mail }) => mail.to === 'wraca@example.org')
      const [id = ''] = sent?.parsed.messageId?.slice(1).split('@') ?? []
      await markBounced(server.services, { mails: [id], reason: 'no-such-address' })
      assert.equal(await reasonOf('wraca'), 'no-such-address')
      server.advance(DAY_MS)
      await say('wraca')
      await server.deliverAll()
      assert.equal(await reasonOf('wraca'), 'no-such-address')
    })
  })
})
