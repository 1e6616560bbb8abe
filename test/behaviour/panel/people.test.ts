import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../../support/driven-server.js'
import { eachStore } from '../../support/each-store.js'
import { ticketsIn } from '../../support/mails.js'
import { employ, givePassword, panelOf } from '../../support/panel.js'
import { enter, PASSWORD, SCHOOL } from '../../support/walk.js'

type Panel = Awaited<ReturnType<typeof panelOf>>

eachStore((store) => {
  describe('people in the panel', () => {
    let server: DrivenServer
    let office: Panel
    before(async () => {
      server = await startDrivenServer({ env: store.env() })
      await employ(server, { login: 'sekretariat', role: 'office' })
      office = await panelOf(server, 'sekretariat')
    })
    after(() => server.stop())

    const counts = async (name: string) => {
      const { classes } = await office.classes.mutate()
      return classes.find((each) => each.class === name)
    }
    const reasonOf = async (call: Promise<unknown>): Promise<string> => {
      try {
        await call
        return 'no failure'
      } catch (error) {
        return (error as { data?: { reason?: string } }).data?.reason ?? String(error)
      }
    }

    it('are entered, changed and found at once, and their PESEL is never shown again', async () => {
      const { person, created } = await office.people.save.mutate({
        isNew: true,
        person: {
          login: 'zieba.ola',
          email: 'Ola@Example.org',
          pesel: '44051401359',
          firstName: 'Ola',
          lastName: 'Zięba',
          class: '4b',
          language: 'uk',
        },
      })
      assert.equal(created, true)
      assert.match(person.substituteId, /^(\w{4}-){3}\w{4}$/)
      const { substituteId, ...rest } = person
      assert.deepEqual(rest, {
        login: 'zieba.ola',
        firstName: 'Ola',
        lastName: 'Zięba',
        email: 'ola@example.org',
        hasPesel: true,
        class: '4b',
        role: 'member',
        classes: [],
        language: 'uk',
        status: 'active',
        state: 'entered',
        heldUntil: null,
        hasFactor: false,
        addressWish: null,
        addressBy: null,
        mailedAt: null,
        linkUntil: null,
        undelivered: null,
      })
      const change = await office.people.save.mutate({
        isNew: false,
        person: { login: 'ZIEBA.ola', lastName: 'Łoś', email: '' },
      })
      assert.deepEqual([change.created, change.person.lastName, change.person.state], [false, 'Łoś', 'no-email'])
      for (const query of ['los ola', 'ŁOŚ', 'zieba.o', substituteId, substituteId.toLowerCase().slice(0, 9)]) {
        const { people } = await office.people.search.mutate({ query })
        assert.deepEqual(
          people.map(({ login }) => login),
          ['ZIEBA.ola'],
          query,
        )
      }
      for (const query of ['ola kowalska', '44051401359', 'example.org', '', '   '])
        assert.deepEqual((await office.people.search.mutate({ query })).people, [], query)
    })

    it('are refused with every reason, and a login is not entered twice', async () => {
      const save = (isNew: boolean, person: { login: string; email?: string; pesel?: string }) =>
        reasonOf(office.people.save.mutate({ isNew, person }))
      assert.equal(await save(true, { login: 'x', email: 'zle', pesel: '44051401358' }), 'EMAIL_INVALID PESEL_CHECK')
      assert.equal(await save(true, { login: 'sekretariat' }), 'LOGIN_TAKEN')
      assert.equal(await save(false, { login: 'nie.ma' }), 'LOGIN_UNKNOWN')
      assert.equal(await save(true, { login: 'y', pesel: '44051401359' }), 'PESEL_TAKEN')
    })

    it('are sorted as in a Polish list, in pages', async () => {
      for (const [n, lastName] of ['Żak', 'Zych', 'Ćwik', 'Cyran', 'Łoś', 'Lis', 'Źrebak'].entries())
        await enter(server, { login: `lista${n}`, lastName, firstName: 'Jan', class: '1a' })
      await enter(server, { login: 'lista9', class: '1a' })
      const names = async (offset: number, limit: number) =>
        (await office.people.list.mutate({ class: '1a', offset, limit })).people.map(({ lastName }) => lastName)
      const sorted = ['Cyran', 'Ćwik', 'Lis', 'Łoś', 'Zych', 'Źrebak', 'Żak', '']
      assert.deepEqual(await names(0, 200), sorted)
      assert.deepEqual([...(await names(0, 3)), ...(await names(3, 3)), ...(await names(6, 3))], sorted)
      assert.equal((await office.people.list.mutate({ class: '1a', limit: 1 })).total, 8)
    })

    it('move through the funnel: entered, mailed, expired, mailed again, set', async () => {
      await enter(server, { login: 'lejek.a', email: 'lejek.a@example.org', firstName: 'Ala', class: '7c' })
      await enter(server, { login: 'lejek.b', class: '7c' })
      await enter(server, { login: 'lejek.c', email: 'lejek.c@example.org', class: '7c' })
      await givePassword(server, 'lejek.c')
      const funnel = async () => (await counts('7c'))?.counts
      const others = { expired: 0, undelivered: 0, 'no-email': 1 }
      assert.deepEqual(await funnel(), { ...others, entered: 1, mailed: 0, set: 1 })

      const queued = { queued: 1, withoutEmail: 1, alreadySet: 1, disabled: 0, justMailed: 0 }
      assert.deepEqual(await office.invite.mutate({ kind: 'class', class: '7c' }), queued)
      await server.deliver()
      const mail = await server.inbox.waitFor(({ to }) => to === 'lejek.a@example.org')
      assert.match(mail.text, /Ala/)
      assert.deepEqual(await funnel(), { ...others, entered: 0, mailed: 1, set: 1 })
      const { people } = await office.people.list.mutate({ class: '7c', state: 'mailed' })
      const hours = (Date.parse(people[0]?.linkUntil ?? '') - Date.parse(people[0]?.mailedAt ?? '')) / 3_600_000
      // granted just before the mail went out
      assert.ok(hours <= 48 && hours > 47.9, String(hours))

      server.advance(49 * 3_600_000)
      office = await panelOf(server, 'sekretariat')
      assert.deepEqual(await funnel(), { ...others, expired: 1, entered: 0, mailed: 0, set: 1 })
      await office.invite.mutate({ kind: 'person', login: 'lejek.a' })
      await server.deliverAll()
      const last = server.inbox.mails().find(({ to }) => to === 'lejek.a@example.org')
      assert.deepEqual(await funnel(), { ...others, entered: 0, mailed: 1, set: 1 })
      const [ticket = ''] = last ? ticketsIn(last) : []
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      assert.deepEqual(await funnel(), { ...others, entered: 0, mailed: 0, set: 2 })
      // the word that it was set
      server.advance(10_000)
      await server.deliverAll()
    })

    it('are invited by mails that their caps allow, and those who cannot be are named with the reason', async () => {
      await enter(server, { login: 'zapro.a', email: 'zapro.a@example.org' })
      const mails = () => server.inbox.mails().filter(({ to }) => to === 'zapro.a@example.org').length
      const inviteA = async () => (await office.invite.mutate({ kind: 'person', login: 'zapro.a' })).queued
      for (let n = 0; n < 5; n++) {
        assert.equal(await inviteA(), 1)
        await server.deliverAll()
      }
      assert.deepEqual([await inviteA(), await inviteA()], [1, 0], 'the sixth waits for the cap')
      await server.deliver()
      assert.deepEqual([mails(), await server.services.outbox.count()], [5, 1])
      server.advance(3_600_000)
      office = await panelOf(server, 'sekretariat')
      await server.deliverAll()
      assert.equal(mails(), 6)
      await enter(server, { login: 'zapro.b' })
      const invite = (login: string) => reasonOf(office.invite.mutate({ kind: 'person', login }))
      assert.equal(await invite('zapro.b'), 'EMAIL_MISSING')
      await office.people.disable.mutate({ login: 'zapro.a' })
      assert.equal(await invite('zapro.a'), 'ACCOUNT_DISABLED')
    })

    it('whose mail did not arrive are listed until their address is mended', async () => {
      await enter(server, { login: 'odbity', email: 'odbity@example.org', class: '8d' })
      server.inbox.refuse('odbity@example.org')
      await office.invite.mutate({ kind: 'person', login: 'odbity' })
      await server.deliver()
      const [person] = (await office.undelivered.mutate({})).people
      assert.deepEqual(
        [person?.login, person?.state, person?.undelivered?.reason],
        ['odbity', 'undelivered', 'no-such-address'],
      )
      await office.people.save.mutate({ isNew: false, person: { login: 'odbity', email: 'dobry@example.org' } })
      assert.deepEqual((await office.undelivered.mutate({})).people, [])
      assert.equal((await counts('8d'))?.counts.entered, 1)
    })

    it('are disabled and enabled, but nobody disables themselves [76]', async () => {
      await enter(server, { login: 'wylaczana', email: 'w@example.org', class: '2e' })
      assert.equal((await office.people.disable.mutate({ login: 'wylaczana' })).status, 'disabled')
      assert.deepEqual([(await counts('2e'))?.disabled, (await counts('2e'))?.counts.entered], [1, 0])
      // no entry and no import brings somebody back: enabling alone does
      const person = { login: 'wylaczana', class: '2f' }
      assert.equal((await office.people.save.mutate({ isNew: false, person })).person.status, 'disabled')
      assert.equal((await office.people.enable.mutate({ login: 'wylaczana' })).status, 'active')
      assert.equal(await reasonOf(office.people.disable.mutate({ login: 'Sekretariat' })), 'SELF')
    })

    it('who are staff stand apart from members', async () => {
      await employ(server, { login: 'wychowawca', role: 'teacher', class: '4b 5c' })
      const { people } = await office.people.list.mutate({ staff: true })
      assert.deepEqual(
        people.map(({ login, role, classes }) => [login, role, classes]),
        [
          ['sekretariat', 'office', []],
          ['wychowawca', 'teacher', ['4b', '5c']],
        ],
      )
      const { classes } = await (await panelOf(server, 'wychowawca')).classes.mutate()
      assert.deepEqual(
        classes.map((each) => each.class),
        ['4b', '5c'],
      )
    })

    it('are invited as those whom the classes count: staff is left to be invited one by one', async () => {
      const rest = async () => (await office.classes.mutate()).classes.reduce((sum, { people }) => sum + people, 0)
      const counts = await office.invite.mutate({ kind: 'unit' })
      assert.equal(
        Object.values(counts).reduce((sum, count) => sum + count, 0),
        await rest(),
      )
    })

    it('get another role from the office, are signed out by it, and nobody takes their own away [71, 76]', async () => {
      const save = (isNew: boolean, role: 'member' | 'teacher' | 'office', login: string, classes?: string) =>
        office.people.save.mutate({ isNew, role, person: { login, ...(classes !== undefined && { class: classes }) } })
      const { person } = await save(true, 'teacher', 'nowa.pani', '3a|3b')
      assert.deepEqual([person.role, person.class, person.classes], ['teacher', '', ['3a', '3b']])
      await givePassword(server, 'nowa.pani')
      const panel = await panelOf(server, 'nowa.pani')
      assert.equal((await panel.classes.mutate()).classes.length, 2)

      assert.deepEqual((await save(false, 'office', 'nowa.pani')).person.classes, [])
      await assert.rejects(panel.me.mutate(), { message: 'UNAUTHORIZED' })
      assert.equal((await (await panelOf(server, 'nowa.pani')).me.mutate()).role, 'office')
      const demoted = (await save(false, 'member', 'nowa.pani', '3a')).person
      assert.deepEqual([demoted.role, demoted.class, demoted.classes], ['member', '3a', []])
      // who is a member now signs in all the same, and the panel is closed to them
      await assert.rejects((await panelOf(server, 'nowa.pani')).me.mutate(), { message: 'UNAUTHORIZED' })

      assert.equal(await reasonOf(save(false, 'teacher', 'Sekretariat', '3a')), 'SELF')
      assert.equal((await save(false, 'office', 'sekretariat')).person.role, 'office')
      const { entries } = await office.audit.list.mutate({ kind: 'act' })
      assert.deepEqual(
        entries.filter(({ subject }) => subject === 'nowa.pani').map(({ action, detail }) => `${action} ${detail}`),
        ['person.changed class role=member', 'person.changed class role=office', 'person.added role=teacher'],
      )
    })

    it('whom a school’s system enters are there, and it lists and invites them itself', async () => {
      const school = clientFor(server, { headers: SCHOOL }).accounts
      for (const n of [1, 2, 3])
        await school.upsert.mutate({ account: { login: `api${n}`, email: `api${n}@example.org` } })
      const page = await school.list.mutate({ after: 'api', limit: 2 })
      assert.deepEqual([page.accounts.map(({ login }) => login), page.next], [['api1', 'api2'], 'api2'])
      const rest = await school.list.mutate({ after: page.next ?? '', limit: 1_000 })
      assert.equal(rest.accounts[0]?.login, 'api3')
      assert.equal(rest.next, null)
      await assert.rejects(school.list.mutate({ limit: 1_001 }), { message: 'INPUT_INVALID' })
      assert.deepEqual(await school.invite.mutate({ login: 'API3' }), { login: 'api3' })
      assert.equal(await reasonOf(school.invite.mutate({ login: 'nie.ma' })), 'LOGIN_UNKNOWN')
      await assert.rejects(clientFor(server).accounts.list.mutate({}), { message: 'UNAUTHORIZED' })
      await server.deliver()
      await server.inbox.waitFor(({ to }) => to === 'api3@example.org')
      assert.equal((await office.people.search.mutate({ query: 'api3' })).total, 1)
      const { entries } = await office.audit.list.mutate({})
      assert.deepEqual(
        entries
          .filter(({ subject, action }) => subject === 'api3' || action === 'accounts.listed')
          .map(({ via, actor, action, subject }) => [via, actor, action, subject]),
        [
          ['api', 'dziennik', 'person.invited', 'api3'],
          ['api', 'dziennik', 'accounts.listed', ''],
          ['api', 'dziennik', 'accounts.listed', ''],
          ['api', 'dziennik', 'person.added', 'api3'],
        ],
      )
    })

    it('who work with the panel get no other address by a system’s key, which would open the panel [80]', async () => {
      const school = clientFor(server, { headers: SCHOOL }).accounts
      await employ(server, { login: 'dyrektor', role: 'office', email: 'dyrektor@example.org' })
      const upsert = (account: { email?: string; firstName?: string }) =>
        school.upsert.mutate({ account: { login: 'dyrektor', ...account } })
      await assert.rejects(upsert({ email: 'ktos@example.org' }), { message: 'OFFICE_ONLY' })
      await assert.rejects(upsert({ email: '' }), { message: 'OFFICE_ONLY' })
      // the very one on record too: that it went through would confirm it
      await assert.rejects(upsert({ email: 'Dyrektor@example.org', firstName: 'Ewa' }), { message: 'OFFICE_ONLY' })
      assert.equal((await upsert({ firstName: 'Ewa' })).created, false)
      const { email, firstName } = await office.people.get.mutate({ login: 'dyrektor' })
      assert.deepEqual([email, firstName], ['dyrektor@example.org', 'Ewa'])

      await employ(server, { login: 'pani.od.4b', role: 'teacher', class: '4b|5c' })
      const widen = (account: { class: string }) =>
        school.upsert.mutate({ account: { login: 'pani.od.4b', ...account } })
      await assert.rejects(widen({ class: '4b|5c|6d' }), { message: 'OFFICE_ONLY' })
      await assert.rejects(widen({ class: '' }), { message: 'OFFICE_ONLY' })
      await assert.rejects(widen({ class: '4b 5c' }), { message: 'OFFICE_ONLY' })
    })

    it('and what was done to them go out as a file that a spreadsheet does not compute', async () => {
      await office.people.save.mutate({ isNew: true, person: { login: '-2+3', firstName: '=1+1' } })
      const { text, isWhole } = await office.audit.export.mutate({ format: 'csv' })
      assert.equal(isWhole, true)
      const lines = text.split('\r\n')
      assert.equal(lines[0], '\ufeffat,via,actor,action,subject,detail')
      assert.match(lines[1] ?? '', /^[\d:.TZ-]+,panel,sekretariat,person\.added,"'-2\+3",$/)
      for (const line of lines) assert.doesNotMatch(line, /(^|,)"?[=+\-@\t]/)
      const json = (await office.audit.export.mutate({ format: 'jsonl' })).text.trimEnd().split('\n')
      assert.deepEqual((JSON.parse(json[1] ?? '') as { subject: string }).subject, '-2+3')
      assert.equal((await office.audit.export.mutate({ format: 'jsonl', until: '2020-01-01T00:00:00Z' })).text, '')
      const { entries, next } = await office.audit.list.mutate({ limit: 1 })
      assert.equal(entries.length, 1)
      assert.ok(next)
      assert.notDeepEqual((await office.audit.list.mutate({ limit: 1, before: next })).entries, entries)
    })
  })
})
