import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CLI } from '../../server/domain/audit/record-act.js'
import { disableAccount } from '../../server/domain/accounts/disable-account.js'
import { queueAddressNotices } from '../../server/domain/outbox/queue-address-notices.js'
import { importLines } from '../../server/import/import-lines.js'
import { openPeopleFile } from '../../server/import/open-people-file.js'
import { makeBounceMailbox } from '../support/bounce-mailbox.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { employ, panelOf } from '../support/panel.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { accountOf, enter, SCHOOL, unitOf } from '../support/walk.js'
import { csv } from '../server/cli/cli-harness.js'

eachStore((store) => {
  describe('an address that becomes another one', () => {
    let server: DrivenServer
    const mailbox = makeBounceMailbox()
    before(async () => {
      server = await startDrivenServer({
        env: { ...store.env(), bounceMailbox: mailbox.path },
      })
    })
    after(async () => {
      await server.stop()
      mailbox.remove()
    })

    let seen = 0
    /** Lets time pass until nothing waits, a void notice's second turn included; then who was mailed since the last look. */
    const told = async (): Promise<{ to: string; text: string; subject: string }[]> => {
      for (let tries = 0; (await server.services.outbox.count()) > 0; tries++) {
        assert.ok(tries < 100, 'the outbox does not get empty')
        server.advance(10_000)
        await server.deliver()
      }
      const mails = server.inbox.mails().toReversed().slice(seen)
      seen += mails.length
      return mails.toSorted((one, other) => (one.to < other.to ? -1 : 1))
    }
    const whom = async () => (await told()).map(({ to }) => to)

    it('is told to the former and to the new one, and neither learns of the other [19]', async () => {
      await employ(server, { login: 'sekretariat', role: 'office' })
      const { people } = await panelOf(server, 'sekretariat')
      await enter(server, { login: 'anna', email: 'stary@example.org', language: 'pl' })
      await people.save.mutate({ isNew: false, person: { login: 'anna', email: 'nowy@example.org' } })
      const [next, former, ...more] = await told()
      assert.ok(next && former)
      assert.deepEqual([next.to, former.to, more], ['nowy@example.org', 'stary@example.org', []])
      assert.match(former.subject, /^Zmieniono adres e-mail konta/)
      assert.match(next.subject, /^Nowy adres e-mail konta/)
      for (const { text } of [next, former]) {
        assert.match(text, /Login: anna/)
        assert.match(text, /tel\. 12 345 67 89/)
        assert.doesNotMatch(text, /(stary|nowy)@|klucznik=|https?:/)
      }
    })

    it('is told in the person’s language when a file or a school’s system brought it', async () => {
      await enter(server, { login: 'olena', email: 'olena@example.org', language: 'uk' })
      const { accounts } = clientFor(server, { headers: SCHOOL })
      await accounts.upsert.mutate({ account: { login: 'olena', email: 'olena2@example.org' } })
      assert.deepEqual(
        (await told()).map(({ to, subject }) => [to, subject.split(' – ')[0]]),
        [
          ['olena2@example.org', 'Нова адреса e-mail облікового запису'],
          ['olena@example.org', 'Змінено адресу e-mail облікового запису'],
        ],
      )
    })

    it('is told to the former one alone when there is no other, and to nobody when it is the first or the same', async () => {
      await enter(server, { login: 'bez', email: 'znika@example.org' })
      await enter(server, { login: 'bez', email: '' })
      const [removed, ...more] = await told()
      assert.deepEqual([removed?.to, more], ['znika@example.org', []])
      assert.match(removed?.subject ?? '', /^Usunięto adres e-mail konta/)
      assert.doesNotMatch(removed?.text ?? '', /nowego adresu/)
      await enter(server, { login: 'bez', email: 'pierwszy@example.org' })
      await enter(server, { login: 'bez', email: 'Pierwszy@EXAMPLE.org', firstName: 'Ola' })
      assert.deepEqual(await whom(), [])
    })

    it('is told to nobody when the change is refused, or was never written', async () => {
      await enter(server, { login: 'ma', pesel: '44051401359' })
      await enter(server, { login: 'chce', email: 'chce@example.org' })
      await assert.rejects(enter(server, { login: 'chce', email: 'inny@example.org', pesel: '44051401359' }))
      // as of a server that was killed between the two
      await queueAddressNotices(server.services, await accountOf(server, 'chce'), {
        former: { address: 'chce@example.org', isKept: false, isDoubtful: false },
        next: 'inny@example.org',
        at: server.services.now(),
      })
      assert.deepEqual(await whom(), [])
    })

    it('is told to everyone on the way when it changes twice before the first mail is out', async () => {
      await enter(server, { login: 'szybka', email: 'a@example.org' })
      await enter(server, { login: 'szybka', email: 'b@example.org' })
      await enter(server, { login: 'szybka', email: 'c@example.org' })
      assert.deepEqual(await whom(), ['a@example.org', 'b@example.org', 'c@example.org'])
    })

    it('is told once, however many change it to the same at once', async () => {
      await enter(server, { login: 'zgodna', email: 'przedtem@example.org' })
      await Promise.all(Array.from({ length: 5 }, () => enter(server, { login: 'zgodna', email: 'potem@example.org' })))
      assert.deepEqual(await whom(), ['potem@example.org', 'przedtem@example.org'])
    })

    it('is told to the former one even if the account is disabled meanwhile', async () => {
      await enter(server, { login: 'wylaczona', email: 'wlascicielka@example.org' })
      await enter(server, { login: 'wylaczona', email: 'ktos.inny@example.org' })
      await disableAccount(server.services, { unit: unitOf(server), login: 'wylaczona', actor: CLI })
      assert.deepEqual(await whom(), ['wlascicielka@example.org'])
    })

    it('is told later when the mail server does not take it now', async () => {
      await enter(server, { login: 'cierpliwa', email: 'dawny@example.org' })
      server.inbox.refuse('dawny@example.org', '451 4.3.0 not now')
      await enter(server, { login: 'cierpliwa', email: 'obecny@example.org' })
      server.advance(10_000)
      await server.deliver()
      assert.equal(server.inbox.mails()[0]?.to, 'obecny@example.org')
      assert.equal(await server.services.outbox.count(), 1)
      server.inbox.welcome('dawny@example.org')
      assert.deepEqual(await whom(), ['dawny@example.org', 'obecny@example.org'])
    })

    it('is shown as undelivered when the new one does not exist, and not when the former one does not', async () => {
      await enter(server, { login: 'literowka', email: 'dobry@example.org' })
      server.inbox.refuse('zly@example.org')
      await enter(server, { login: 'literowka', email: 'zly@example.org' })
      assert.deepEqual(await whom(), ['dobry@example.org'])
      assert.equal((await accountOf(server, 'literowka')).undelivered?.reason, 'no-such-address')
      await enter(server, { login: 'literowka', email: 'poprawny@example.org' })
      assert.deepEqual(await whom(), ['poprawny@example.org'])
      assert.equal((await accountOf(server, 'literowka')).undelivered, undefined)
    })

    it('is shown as undelivered when the word to the new one comes back later', async () => {
      await enter(server, { login: 'wraca', email: 'przed@example.org' })
      await enter(server, { login: 'wraca', email: 'po@example.org' })
      assert.deepEqual(await whom(), ['po@example.org', 'przed@example.org'])
      const idOf = (address: string): string =>
        server.inbox
          .received()
          .find(({ mail }) => mail.to === address)
          ?.parsed.messageId?.slice(1, -1) ?? ''
      const comesBack = (messageId: string) => mailbox.comesBack(server, { messageId, status: '5.1.1' })
      await comesBack(idOf('przed@example.org'))
      assert.equal((await accountOf(server, 'wraca')).undelivered, undefined)
      await comesBack(idOf('po@example.org'))
      assert.equal((await accountOf(server, 'wraca')).undelivered?.reason, 'no-such-address')
    })

    it('of a whole file is told bit by bit, so that whoever asks meanwhile does not wait behind it', async () => {
      // tomorrow, where the server's own worker does not look
      const at = new Date(server.services.now().getTime() + 86_400_000)
      const services = { ...server.services, now: () => at }
      const bring = async (host: string) => {
        const text = csv(...Array.from({ length: 40 }, (_, n) => `plik${n},plik${n}@${host},,,,,4b,`))
        const { columns, records } = await openPeopleFile([Buffer.from(text)])
        const { signal } = new AbortController()
        const importing = {
          services,
          unit: unitOf(server),
          columns,
          records,
          signal,
          mode: 'store',
          actor: CLI,
        } as const
        for await (const { outcome } of importLines(importing)) assert.notEqual(outcome, 'refused')
      }
      await bring('dawna.example')
      await bring('nowa.example')
      const due = async (after: number) => {
        let count = 0
        const now = new Date(at.getTime() + after)
        for (;;) {
          const item = await services.outbox.claim({ lease: 'test', now, until: new Date(now.getTime() + 1) })
          if (item === undefined) return count
          await services.outbox.finish({ id: item.id, lease: 'test' })
          count++
        }
      }
      assert.deepEqual([await due(5_000), await due(5_000 + 19 * 20), await due(5_000 + 39 * 20)], [2, 38, 40])
    })

    it('lies in the outbox sealed', async () => {
      await enter(server, { login: 'skryta', email: 'skryta@example.org' })
      await enter(server, { login: 'skryta', email: 'skryta2@example.org' })
      const soon = new Date(server.services.now().getTime() + 10_000)
      const item = await server.services.outbox.claim({ lease: 'test', now: soon, until: soon })
      assert.equal(item?.kind, 'address-changed')
      assert.doesNotMatch(JSON.stringify(item), /@|skryta/)
    })
  })
})
