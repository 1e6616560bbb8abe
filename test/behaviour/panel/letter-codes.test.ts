import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setStatus } from '../../../server/domain/accounts/set-status.js'
import { CLI } from '../../../server/domain/audit/record-act.js'
import { readPerson, type Person } from '../../../server/domain/directory/person.js'
import { Failure } from '../../../server/domain/failure.js'
import { readIdentifier } from '../../../server/domain/identifiers/identifier.js'
import { giveLetters } from '../../../server/domain/letters/give-letters.js'
import { isCodeOf, readCode } from '../../../server/domain/tickets/code.js'
import type { Account } from '../../../server/domain/account.js'
import { clientFor } from '../../support/browser-client.js'
import { eachStore } from '../../support/each-store.js'
import { employ, givePassword, panelOf, signInToPanel } from '../../support/panel.js'
import { readLetters, type ReadLetter } from '../../support/read-letters.js'
import { startTestServer, testUnit, type TestServer } from '../../support/test-server.js'
import { accountOf, enter, PASSWORD, SCHOOL, unitOf } from '../../support/walk.js'

const DAY = 24 * 3_600_000

eachStore((store) => {
  describe('a letter that opens the account', () => {
    let server: TestServer
    let now = new Date('2027-01-04T08:00:00Z')
    const cookies = new Map<string, string>()
    const signIn = async (login: string, unit = 'przykladowo') =>
      cookies.set(`${login}@${unit}`, (await signInToPanel(server, login, { unit })).headers['cookie'] ?? '')
    before(async () => {
      server = await startTestServer({
        units: [
          testUnit(),
          testUnit({ id: 'bez-kodow', letterCodes: 'off' }),
          testUnit({ id: 'wszyscy', letterCodes: 'all', letterDays: 7 }),
        ],
        env: store.env(),
        now: () => now,
      })
      for (const unit of ['przykladowo', 'bez-kodow', 'wszyscy']) {
        await employ(server, { login: 'sekretariat', role: 'office', lastName: 'Biurowa', unit })
        await signIn('sekretariat', unit)
        await enter(server, { login: 'babcia', firstName: 'Zofia', lastName: 'Babcia', class: '4b' }, unit)
        await enter(server, { login: 'mama', lastName: 'Mama', class: '4b', email: 'mama@example.org' }, unit)
      }
      await employ(server, { login: 'pani', role: 'teacher', lastName: 'Nauczycielka', class: '4b 5c 6d' })
      await signIn('pani')
    })
    after(() => server.stop())

    const send = async (query: Record<string, string>, { who = 'sekretariat', unit = 'przykladowo' } = {}) =>
      fetch(`${server.url}/panel/${unit}/letters`, {
        method: 'POST',
        headers: { cookie: cookies.get(`${who}@${unit}`) ?? '', origin: server.env.publicUrl },
        body: new URLSearchParams(query),
      })
    const print = async (...sent: Parameters<typeof send>): Promise<ReadLetter[]> =>
      readLetters(await (await send(...sent)).text())
    const printOne = async (...sent: Parameters<typeof send>): Promise<ReadLetter> => {
      const [letter, ...others] = await print(...sent)
      assert.ok(letter)
      assert.deepEqual(others, [])
      return letter
    }
    const person = async (login: string, row: object = {}, unit?: string): Promise<void> => {
      await enter(server, { login, firstName: 'Jan', lastName: login, class: '5c', ...row }, unit)
    }
    const inspect = ({ ticket = '' }: ReadLetter, unit = 'przykladowo') =>
      clientFor(server, { unit }).recovery.inspect.mutate({ ticket })
    const isDead = (letter: ReadLetter): Promise<void> => assert.rejects(inspect(letter), { message: 'TICKET_INVALID' })
    /** Whose code of a letter it is that is typed with its identifier. */
    const holderOf = async ({ identifier, code }: ReadLetter, unit = 'przykladowo'): Promise<Account | undefined> => {
      const { accounts, keyring } = server.services
      const typed = identifier.toLowerCase().replaceAll('-', ' ')
      const found = await accounts.find(unit, keyring.of(unit).identifierSearch(typed, readIdentifier(typed)))
      const normal = readCode(code?.toLowerCase().replaceAll('-', ' ') ?? '') ?? ''
      return found.find((account) =>
        account.tickets.some(
          ({ purpose, code: stored }) =>
            stored && isCodeOf(server.services.keyring, account, { purpose, code: stored }, normal),
        ),
      )
    }

    it('has a link that opens the password page in its language, and a code to type beside the identifier', async () => {
      await person('dziadek', { language: 'uk' })
      const letter = await printOne({ login: 'dziadek' })
      assert.equal(letter.link.split('#')[0], `${server.env.publicUrl}/jst/przykladowo?lang=uk`)
      assert.match(letter.code ?? '', /^\w{4}-\w{4}-\w\w$/)
      const { login, purpose, expiresAt } = await inspect(letter)
      assert.deepEqual([login, purpose, Date.parse(expiresAt) - now.getTime()], ['dziadek', 'activation', 30 * DAY])
      assert.equal((await holderOf(letter))?.login, 'dziadek')
      const { ticket = '' } = letter
      const set = await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      assert.equal(set.login, 'dziadek')
      const { valid } = await clientFor(server, { headers: SCHOOL }).accounts.verify.mutate({
        identifier: letter.identifier,
        password: PASSWORD,
      })
      assert.ok(valid)
      await isDead(letter)
    })

    it('is for whom the unit says: nobody, who has no address, everybody; and holds as long as it says', async () => {
      const codes = async (unit: string) =>
        (await print({ class: '4b' }, { unit })).map(({ name, code, ticket }) => [name, code && ticket && 'opens'])
      assert.deepEqual(await codes('bez-kodow'), [
        ['Zofia Babcia', undefined],
        ['Mama', undefined],
      ])
      assert.deepEqual(await codes('przykladowo'), [
        ['Zofia Babcia', 'opens'],
        ['Mama', undefined],
      ])
      assert.deepEqual(await codes('wszyscy'), [
        ['Zofia Babcia', 'opens'],
        ['Mama', 'opens'],
      ])
      const [babcia] = await print({ login: 'babcia' }, { unit: 'wszyscy' })
      assert.ok(babcia)
      const { expiresAt } = await inspect(babcia, 'wszyscy')
      assert.equal(Date.parse(expiresAt) - now.getTime(), 7 * DAY)
    })

    it('is each person’s own, of one address too: no letter sets the password of two', async () => {
      const shared = { email: 'oboje@example.org', class: '8a' }
      await person('syn', shared, 'wszyscy')
      await person('corka', shared, 'wszyscy')
      const letters = await print({ class: '8a' }, { unit: 'wszyscy' })
      assert.equal(letters.length, 2)
      for (const letter of letters) assert.deepEqual((await inspect(letter, 'wszyscy')).others, [])
    })

    it('ends the one before it, which the question says; and it ends to the second [17]', async () => {
      await person('wujek')
      const first = await printOne({ login: 'wujek' })
      const asked = await fetch(`${server.url}/panel/przykladowo/letters?login=wujek`, {
        headers: { cookie: cookies.get('sekretariat@przykladowo') ?? '' },
      })
      assert.match(await asked.text(), /Starsze listy z kodem, które przestaną działać: <strong>1</)
      const second = await printOne({ login: 'wujek' })
      await isDead(first)
      assert.equal(await holderOf(first), undefined)
      assert.equal((await holderOf(second))?.login, 'wujek')
      const printedAt = now
      now = new Date(printedAt.getTime() + 30 * DAY - 1_000)
      await inspect(second)
      now = new Date(printedAt.getTime() + 30 * DAY)
      await isDead(second)
      now = printedAt
    })

    it('dies with a new address, with disabling, and with a password that comes another way [19]', async () => {
      const deaths: Record<string, () => Promise<unknown>> = {
        adres: () => enter(server, { login: 'adres', email: 'nowy@example.org' }),
        wylaczona: async () => setStatus(server.services, await accountOf(server, 'wylaczona'), 'disabled'),
        haslo: () => givePassword(server, 'haslo'),
      }
      for (const [login, die] of Object.entries(deaths)) {
        await person(login)
        const letter = await printOne({ login })
        await inspect(letter)
        await die()
        await isDead(letter)
        assert.equal(await holderOf(letter), undefined, login)
        assert.deepEqual((await accountOf(server, login)).tickets, [])
      }
    })

    it('counts as no mail, meets no cap of mails, and leaves the state of a person as it was', async () => {
      await person('ciocia', { email: 'ciocia@example.org' }, 'wszyscy')
      for (let n = 0; n < 12; n++) await printOne({ login: 'ciocia' }, { unit: 'wszyscy' })
      const { tickets, mails, mailedAt } = await accountOf(server, 'ciocia', 'wszyscy')
      assert.deepEqual([tickets.length, mails, mailedAt], [1, [], undefined])
      const office = await panelOf(server, 'sekretariat', 'wszyscy')
      const { state, linkUntil } = await office.people.get.mutate({ login: 'ciocia' })
      assert.deepEqual([state, linkUntil], ['entered', null])
    })

    it('stands in the history, by person; and one that opens nothing does not', async () => {
      await person('stryj', { class: '6d' })
      await person('stryjenka', { class: '6d', email: 'stryjenka@example.org' })
      await print({ class: '6d' }, { who: 'pani' })
      const { entries } = await (await panelOf(server, 'sekretariat')).audit.list.mutate({})
      const ofClass = entries.filter(
        ({ subject, detail }) => subject.startsWith('stryj') || detail.includes('class=6d'),
      )
      // acts of one moment have no order
      assert.deepEqual(ofClass.map(({ actor, action, subject }) => [actor, action, subject].join(' ')).toSorted(), [
        'pani letter.coded stryj',
        'pani letters.written ',
      ])
    })

    it('is given to nobody who is another than when it was asked for, nor to whoever lost their rights meanwhile [74]', async () => {
      for (const login of ['zmienna', 'awansuje', 'bez-zmian']) await person(login, { class: '7e' })
      const people: Person[] = []
      for await (const account of server.services.accounts.list('przykladowo'))
        if (account.class === '7e') people.push(readPerson(server.services.keyring, account, undefined))
      await givePassword(server, 'zmienna')
      await employ(server, { login: 'awansuje', role: 'teacher', class: '7e' })
      const given = giveLetters(server.services, { unit: unitOf(server), actor: CLI, people })
      const coded: string[] = []
      for await (const { lastName, access } of given) if (access) coded.push(lastName)
      assert.deepEqual(coded, ['bez-zmian'])
      const many = Array.from({ length: 101 }, () => people[0] ?? assert.fail())
      const goOn = async (): Promise<void> => {
        throw new Failure('UNAUTHORIZED')
      }
      let letters = 0
      await assert.rejects(async () => {
        for await (const _ of giveLetters(server.services, { unit: unitOf(server), actor: CLI, people: many, goOn }))
          letters++
      }, /UNAUTHORIZED/)
      assert.equal(letters, 100)
    })

    it('of somebody with a password is the office’s to print, just after it has shown who it is [74]', async () => {
      await person('babunia')
      await givePassword(server, 'babunia')
      const signedInAt = now
      now = new Date(signedInAt.getTime() + 11 * 60_000)
      const late = await send({ login: 'babunia' })
      assert.equal(late.status, 403)
      assert.match(await late.text(), /href="\/jst\/przykladowo\/sign-in\/again\?to=panel&amp;lang=pl"/)
      assert.deepEqual((await accountOf(server, 'babunia')).tickets, [])
      // whoever has no password yet is nobody's to be kept from
      await person('nowa')
      assert.ok((await printOne({ login: 'nowa' })).code)
      await signIn('sekretariat')
      const letter = await printOne({ login: 'babunia' })
      const { login, purpose } = await inspect(letter)
      assert.deepEqual([login, purpose], ['babunia', 'recovery'])
      // those who work at the school likewise
      now = new Date(now.getTime() + 11 * 60_000)
      assert.equal((await send({ login: 'pani' })).status, 403)
      now = signedInAt
    })
  })
})
