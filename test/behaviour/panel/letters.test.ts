import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setStatus } from '../../../server/domain/accounts/set-status.js'
import { LETTER_POLICY } from '../../../server/letters/style.js'
import { clientFor } from '../../support/browser-client.js'
import { eachStore } from '../../support/each-store.js'
import { employ, givePassword, panelOf, signInToPanel } from '../../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../../support/test-server.js'
import { accountOf, enter } from '../../support/walk.js'

eachStore((store) => {
  describe('letters from the panel', () => {
    let server: TestServer
    const cookies = new Map<string, string>()
    before(async () => {
      const recoveryUrl = `https://www.przykladowo.example/${'a'.repeat(300)}`
      server = await startTestServer({
        units: [testUnit(), testUnit({ id: 'obok' }), testUnit({ id: 'dlugi', recoveryUrl })],
        env: store.env(),
      })
      const place = { firstName: 'Jan', language: 'pl' }
      await enter(server, { ...place, login: 'ola', lastName: 'Czwarta', class: '4b', email: 'ola@example.org' })
      await enter(server, { ...place, login: 'ula', lastName: 'Piąta', class: '5c', pesel: '44051401359' })
      await enter(server, { ...place, login: 'ela', lastName: 'Bezklasy' })
      await enter(server, { ...place, login: 'ma.haslo', lastName: 'Hasłowa', class: '4b' })
      await givePassword(server, 'ma.haslo')
      await enter(server, { ...place, login: 'wylaczony', lastName: 'Wyłączony', class: '4b' })
      await setStatus(server.services, await accountOf(server, 'wylaczony'), 'disabled')
      await enter(server, { login: 'bez.nazwiska', class: '4b' })
      await employ(server, { ...place, login: 'rodzic', lastName: 'Rodzicowa', role: 'member', class: '4b' })
      await employ(server, { ...place, login: 'pani', lastName: 'Nauczycielka', role: 'teacher', class: '4b 6a' })
      await employ(server, { ...place, login: 'sekretariat', lastName: 'Biurowa', role: 'office', class: '4b' })
      await enter(server, { ...place, login: 'sasiad', lastName: 'Obcy', class: '4b' }, 'obok')
      await employ(server, { login: 'sekretariat', role: 'office', unit: 'obok' })
      await enter(server, { ...place, login: 'dluga', lastName: 'Długa', class: '4b' }, 'dlugi')
      await employ(server, { login: 'sekretariat', role: 'office', unit: 'dlugi' })
      for (const [name, login, unit] of [
        ['teacher', 'pani', 'przykladowo'],
        ['office', 'sekretariat', 'przykladowo'],
        ['neighbour', 'sekretariat', 'obok'],
        ['long', 'sekretariat', 'dlugi'],
      ] as const)
        cookies.set(name, (await signInToPanel(server, login, { unit })).headers['cookie'] ?? '')
    })
    after(() => server.stop())

    const open = async (
      who: string,
      query: string,
      { unit = 'przykladowo', method = 'POST', ...headers }: Record<string, string> = {},
    ) => {
      const isForm = method === 'POST'
      const response = await fetch(`${server.url}/panel/${unit}/letters${isForm ? '' : query}`, {
        method,
        headers: {
          'sec-fetch-site': 'same-origin',
          cookie: cookies.get(who) ?? '',
          ...(isForm && { origin: server.env.publicUrl }),
          ...headers,
        },
        ...(isForm && { body: new URLSearchParams(query) }),
      })
      return { status: response.status, headers: response.headers, text: await response.text() }
    }
    const question = (who: string, query: string, more: Record<string, string> = {}) =>
      open(who, query, { method: 'GET', ...more })
    const surnames = (html: string) =>
      ['Czwarta', 'Piąta', 'Bezklasy', 'Hasłowa', 'Wyłączony', 'Rodzicowa', 'Nauczycielka', 'Biurowa', 'Obcy'].filter(
        (name) => html.includes(name),
      )
    const acts = async () => {
      const { entries } = await (await panelOf(server, 'sekretariat')).audit.list.mutate({})
      return entries.filter(({ action }) => action === 'letters.written')
    }

    it('are asked about first: how many, how many open an account, and what the button sends', async () => {
      const before = await acts()
      const { status, headers, text } = await question('office', '?class=4B')
      assert.equal(status, 200)
      assert.match(text, /<h1>Wydrukować listy\?<\/h1>\s*<p>Klasa <bdi>4b<\/bdi><\/p>/)
      assert.match(text, /Liczba listów: <strong>1<\/strong>/)
      assert.doesNotMatch(text, /z kodem do konta/, 'nobody there is without an address')
      assert.match(text, /Bez listu, [^<]*: <bdi>bez\.nazwiska<\/bdi>/)
      assert.match(
        text,
        /<form method="post" action="\/panel\/przykladowo\/letters">\s*<input type="hidden" name="class" value="4B">/,
      )
      assert.equal(headers.get('referrer-policy'), 'same-origin', 'else the form would say that it comes from nowhere')
      const coded = await question('office', '?class=5c&lang=en')
      assert.match(
        coded.text,
        /Letters: <strong>1<\/strong>[^]*With a code that opens the account: <strong>1<\/strong>/,
      )
      assert.deepEqual([surnames(text), await acts()], [[], before], 'a question hands out nothing')
    })

    it('are of a teacher’s own class alone, and for its members without a password [73]', async () => {
      const { status, headers, text } = await open('teacher', '?class=4b')
      assert.equal(status, 200)
      assert.deepEqual(surnames(text), ['Czwarta'])
      assert.doesNotMatch(text, /ola@example\.org|44051401359/)
      assert.match(text.replaceAll('\u00a0', ' '), /Bez listu, .*: bez\.nazwiska\. Uzupełnij je w panelu/)
      // lines of an address may end after a slash
      assert.ok(text.replaceAll('<wbr>', '').includes(`${server.env.publicUrl}/jst/przykladowo`))
      assert.ok(text.endsWith('</html>\n'))
      assert.equal(headers.get('content-type'), 'text/html; charset=utf-8')
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.equal(headers.get('content-security-policy'), `${LETTER_POLICY}; frame-ancestors 'none'`)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('referrer-policy'), 'no-referrer')
    })

    it('of other classes look to a teacher as those of a class that is not there [73]', async () => {
      const nowhere = await open('teacher', '?class=9z')
      assert.equal(nowhere.status, 404)
      assert.match(nowhere.text, /<p>Nie ma tu listów do wydrukowania\./)
      for (const query of [
        '?all=1',
        '?class=4b&all=1',
        '?login=ula',
        '?login=pani',
        '?login=nie.ma',
        '?class=5c',
        '?class=',
        '',
        '?class[]=5c',
        '?class=6a',
        '?class=%00',
      ])
        for (const ask of [open, question])
          assert.deepEqual([query, (await ask('teacher', query)).text], [query, nowhere.text])
    })

    it('of any class are for the office, those without a class too, and staff gets none', async () => {
      assert.deepEqual(surnames((await open('office', '?class=4b')).text), ['Czwarta'])
      assert.deepEqual(surnames((await open('office', '?class=5c')).text), ['Piąta'])
      assert.deepEqual(surnames((await open('office', '?class=')).text), ['Bezklasy'])
    })

    it('of everybody at once are for the office: all members without a password, class by class', async () => {
      const { status, text } = await open('office', '?all=1')
      assert.equal(status, 200)
      assert.deepEqual(surnames(text), ['Czwarta', 'Piąta', 'Bezklasy'])
      assert.match((await question('office', '?all=1')).text, /Wszystkie klasy[^]*Liczba listów: <strong>3</)
    })

    it('of one person are for their teacher and the office, and not for a teacher once there is a password', async () => {
      for (const who of ['teacher', 'office'])
        assert.deepEqual(surnames((await open(who, '?login=ola')).text), ['Czwarta'])
      assert.deepEqual(surnames((await open('office', '?login=ma.haslo')).text), ['Hasłowa'])
      assert.deepEqual(surnames((await open('office', '?login=pani')).text), ['Nauczycielka'])
      for (const ask of [open, question]) {
        const { status, text } = await ask('teacher', '?login=ma.haslo')
        assert.deepEqual([status, surnames(text)], [404, []])
        assert.match(text, /Ta osoba ma już hasło\. Poproś sekretariat/)
      }
      for (const login of ['wylaczony', 'sasiad']) assert.equal((await open('office', `?login=${login}`)).status, 404)
    })

    it('are for nobody without a session: nor for a member, another unit, or somebody who signed out [73]', async () => {
      cookies.set('made up', `klucznik-panel=${'A'.repeat(43)}`)
      const { headers } = await signInToPanel(server, 'pani')
      await clientFor(server, { headers }).panel.signOut.mutate()
      cookies.set('signed out', headers['cookie'] ?? '')
      const before = await acts()
      for (const who of ['nobody', 'made up', 'signed out', 'neighbour']) {
        const { status, headers: sent, text } = await open(who, '?class=4b')
        assert.deepEqual([who, status, surnames(text)], [who, 401, []])
        assert.match(text, /<p>Zaloguj się w panelu/)
        assert.match(text, /<a href="\/panel\/przykladowo\?lang=pl">Przejdź do panelu<\/a>/)
        assert.equal(sent.get('content-type'), 'text/html; charset=utf-8')
        assert.match(sent.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/)
        assert.equal(sent.get('cache-control'), 'no-store')
      }
      assert.deepEqual(surnames((await open('neighbour', '?class=4b', { unit: 'obok' })).text), ['Obcy'])
      assert.equal((await open('office', '?class=4b', { unit: 'nie-ma' })).status, 404)
      assert.deepEqual(await acts(), before)
    })

    it('open from our own page or by a typed address, and from no other site, whatever cookie comes with it', async () => {
      const before = await acts()
      const foreign: Record<string, string>[] = [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'same-origin', origin: 'https://www.przykladowo.example' },
        { origin: 'null' },
        { origin: `${server.env.publicUrl}.evil.example` },
      ]
      for (const headers of foreign)
        for (const ask of [open, question]) {
          const { status, text } = await ask('office', '?class=4b', headers)
          assert.deepEqual([headers, status, surnames(text)], [headers, 401, []])
        }
      assert.deepEqual(await acts(), before)
      for (const headers of [{ 'sec-fetch-site': 'none' }, { origin: server.env.publicUrl }])
        assert.equal((await question('office', '?class=4b', headers)).status, 200)
      const old = await fetch(`${server.url}/panel/przykladowo/letters`, {
        method: 'POST',
        headers: { cookie: cookies.get('office') ?? '' },
        body: new URLSearchParams({ class: '4b' }),
      })
      assert.deepEqual(surnames(await old.text()), ['Czwarta'])
    })

    it('are written down: who, which class, how many, and how many could not have one', async () => {
      await open('teacher', '?class=4B')
      const [last] = await acts()
      assert.deepEqual(
        [last?.actor, last?.via, last?.subject, last?.detail],
        ['pani', 'panel', '', 'class=4b letters=1 nameless=1'],
      )
    })

    it('say why nobody has one, when all that are waiting have no name', async () => {
      await enter(server, { login: 'anonim', class: '3d' })
      const before = await acts()
      const { status, text } = await open('office', '?class=3d')
      assert.equal(status, 404)
      assert.match(text, /nie ma też wpisanego imienia ani nazwiska/)
      assert.deepEqual(await acts(), before)
    })

    it('are handed out to a form of ours alone', async () => {
      const before = await acts()
      for (const method of ['HEAD', 'PUT']) assert.equal((await open('office', '?class=4b', { method })).status, 404)
      const json = { 'content-type': 'application/json', origin: server.env.publicUrl }
      const sent = await fetch(`${server.url}/panel/przykladowo/letters`, {
        method: 'POST',
        headers: { cookie: cookies.get('office') ?? '', ...json },
        body: '{"class":"4b"}',
      })
      assert.equal(sent.status, 415)
      assert.deepEqual(await acts(), before)
    })

    it('say so when they cannot be made, in the language that the browser asks for', async () => {
      const { status, text, headers } = await open('long', '?class=4b', { unit: 'dlugi', 'accept-language': 'uk' })
      assert.equal(status, 503)
      assert.equal(headers.get('content-language'), 'uk')
      assert.match(text, /<html lang="uk">[^]*<p>Зараз/)
      const asked = await open('long', '?class=4b&lang=pl', { unit: 'dlugi', 'accept-language': 'uk' })
      assert.match(asked.text, /<html lang="pl">[^]*<p>Teraz/)
    })
  })
})
