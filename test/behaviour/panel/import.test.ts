import assert from 'node:assert/strict'
import { request as httpRequest } from 'node:http'
import { after, before, describe, it } from 'node:test'
import type { ImportLine, ImportMessage, LineCounts, LinePerson } from '../../../contract/import-message.js'
import { bringFile } from '../../support/bring-file.js'
import { clientFor } from '../../support/browser-client.js'
import { eachStore } from '../../support/each-store.js'
import { employ, panelOf, signInToPanel } from '../../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../../support/test-server.js'
import { until } from '../../support/until.js'
import { accountOf, enter } from '../../support/walk.js'
import { csv, HEADER, peselNumber } from '../../server/cli/cli-harness.js'

type Headers = Record<string, string>

const LIMITED = /^\[\{"lines":1\},\{"failed":"TOO_MANY_REQUESTS","retryAfter":\d+\}\]$/

eachStore((store) => {
  describe('an import in the panel', () => {
    let server: TestServer
    let office: Headers
    let teacher: Headers

    before(async () => {
      server = await startTestServer({ env: store.env(), units: [testUnit(), testUnit({ id: 'obok' })] })
      await employ(server, { login: 'sekretariat', role: 'office' })
      await employ(server, { login: 'pani.a', role: 'teacher', class: '4b' })
      office = (await signInToPanel(server, 'sekretariat')).headers
      teacher = (await signInToPanel(server, 'pani.a')).headers
    })
    after(() => server.stop())

    const post = (
      headers: Headers,
      file: string | Buffer,
      { mode = 'store', type = 'application/octet-stream', unit = 'przykladowo' } = {},
    ) =>
      fetch(`${server.url}/panel/${unit}/import?mode=${mode}`, {
        method: 'POST',
        headers: { 'content-type': type, ...headers },
        body: file as BodyInit,
      })

    async function messages(headers: Headers, file: string | Buffer, mode: 'preview' | 'store' = 'store') {
      return (await bringFile(server, { headers, file, mode })).map(outcomeOf)
    }

    async function logins(): Promise<string[]> {
      const found: string[] = []
      for await (const { login } of server.services.accounts.list('przykladowo')) found.push(login)
      return found
    }

    it('says of each line what will become of it, and writes nothing before it is told to', async () => {
      await enter(server, { login: 'ola', class: '4b', pesel: '44051401359' })
      await enter(server, { login: 'iza', class: '4b', pesel: '02070803628' })
      const file = csv(
        'ola,ola@example.org,44051401359,,Ola,Zięba,4b,pl',

        'ula,,02070803628,,,,4b,',
        'ela,zle,44051401358,,,,4b,',
        'ela,,,,,,4b,',
        'ola,,,,,,4b,',
        'za,malo',
      )
      const before = await logins()
      const expected: Outcome[] = [
        { lines: 6 },
        {
          line: 2,
          outcome: 'changed',
          fields: { email: 'added', firstName: 'added', lastName: 'added', language: 'added' },
        },
        { line: 3, outcome: 'refused', reasons: [{ code: 'PESEL_TAKEN' }] },
        { line: 4, outcome: 'refused', reasons: [{ code: 'EMAIL_INVALID' }, { code: 'PESEL_CHECK' }] },
        { line: 5, outcome: 'added' },
        { line: 6, outcome: 'refused', reasons: [{ code: 'TWICE_IN_FILE', what: 'login', line: 2 }] },
        { line: 7, outcome: 'refused', reasons: [{ code: 'FIELD_COUNT', count: 2, expected: 8 }] },
        { done: { added: 1, changed: 1, unchanged: 0, refused: 4 } },
      ]
      assert.deepEqual(await messages(office, file, 'preview'), expected)
      assert.deepEqual(await logins(), before)
      assert.deepEqual(await messages(office, file), expected)
      assert.deepEqual(await logins(), [...before, 'ela'].sort())
    })

    it('keeps the PESEL on record where the file has none; an empty one by form or API removes it', async () => {
      await enter(server, { login: 'z.peselem', class: '4b', pesel: '55030101193' })
      const { people } = await panelOf(server, 'sekretariat')
      const hasPesel = async () => (await people.get.mutate({ login: 'z.peselem' })).hasPesel
      await messages(office, csv('z.peselem,,,,Inne,,4b,'))
      assert.equal(await hasPesel(), true)
      await people.save.mutate({ isNew: false, person: { login: 'z.peselem', pesel: '' } })
      assert.equal(await hasPesel(), false)
    })

    it('tells at its line of somebody who stays disabled, before it is stored and after', async () => {
      await enter(server, { login: 'wylaczony', class: '4b' })
      await (await panelOf(server, 'sekretariat')).people.disable.mutate({ login: 'wylaczony' })
      const file = csv('wylaczony,,,,Jan,,4b,')
      const changed = { line: 2, outcome: 'changed', fields: { firstName: 'added' }, staysDisabled: true }
      for (const mode of ['preview', 'store'] as const)
        assert.deepEqual((await messages(office, file, mode)).at(1), changed)
      assert.deepEqual((await messages(office, file)).at(1), { line: 2, outcome: 'unchanged', staysDisabled: true })
      assert.equal((await accountOf(server, 'wylaczony')).status, 'disabled')
    })

    it('tells what a line changes, by fields, from what it leaves as it is, before it is stored and after', async () => {
      await enter(server, { login: 'bez.zmian', class: '4b', language: 'pl', pesel: peselNumber(75) })
      await enter(server, {
        login: 'zmiana',
        class: '4b',
        email: 'zmiana@example.org',
        firstName: 'Ewa',
        pesel: peselNumber(76),
      })
      const file = csv(
        `bez.zmian,,${peselNumber(75)},,,,4b,PL`,
        `zmiana,,${peselNumber(77)},,Ewa,Nowa,5b,`,
        'dodana,,,,Nowa,Osoba,4b,',
      )
      const fields = { email: 'removed', pesel: 'replaced', lastName: 'added', class: 'replaced' }
      const expected = [
        { lines: 3 },
        { line: 2, outcome: 'unchanged' },
        { line: 3, outcome: 'changed', fields },
        { line: 4, outcome: 'added' },
        { done: { added: 1, changed: 1, unchanged: 1, refused: 0 } },
      ]
      assert.deepEqual(await messages(office, file, 'preview'), expected)
      assert.deepEqual(await messages(office, file), expected)
      assert.deepEqual((await messages(office, file)).at(-1), {
        done: { added: 0, changed: 0, unchanged: 3, refused: 0 },
      })
      const { entries } = await (await panelOf(server, 'sekretariat')).audit.list.mutate({ limit: 10 })
      assert.deepEqual(
        entries
          .flatMap(({ action, detail }) => (action === 'import.previewed' || action === 'import.done' ? [detail] : []))
          .slice(0, 3),
        [
          'added=0 changed=0 unchanged=3 refused=0',
          'added=1 changed=1 unchanged=1 refused=0',
          'added=1 changed=1 unchanged=1 refused=0',
        ],
      )
    })

    it('takes what its own file of refused lines holds as what it was', async () => {
      const lines = (guard: string) => csv(`${guard}48.ola,${guard.slice(0, -1)}-ola@example.org,,,,,4b,`)
      assert.deepEqual((await messages(office, lines('+'))).at(1), { line: 2, outcome: 'added' })
      assert.deepEqual((await messages(office, lines("'+"))).at(1), { line: 2, outcome: 'unchanged' })
    })

    it('takes what Excel writes: semicolons, Windows-1250', async () => {
      const head = Buffer.from(`${HEADER.replaceAll(',', ';')}\r\nexcel;;;;`)
      const file = Buffer.concat([head, Buffer.from([0xa3, 0x75, 0x63, 0x6a, 0x61]), Buffer.from(';;4b;\r\n')])
      assert.deepEqual((await messages(office, file)).at(-1), {
        done: { added: 1, changed: 0, unchanged: 0, refused: 0 },
      })
      const { people } = await (await panelOf(server, 'sekretariat')).people.search.mutate({ query: 'excel' })
      assert.equal(people[0]?.firstName, 'Łucja')
    })

    it('lets a teacher write their class alone, and tells of the others no more than that a login is taken, when it is stored [73]', async () => {
      await enter(server, { login: 'obca', class: '5c', email: 'obca@example.org' })
      const file = csv(
        'moja,,,,,,4b,',
        'nie.moja,,,,,,5c,',
        'bez.klasy,,,,,,,',
        'obca,,,,,,4b,',
        'sekretariat,,,,,,4b,',
      )
      const first: Outcome[] = [
        { lines: 5 },
        { line: 2, outcome: 'added' },
        { line: 3, outcome: 'refused', reasons: [{ code: 'CLASS_NOT_YOURS' }] },
        { line: 4, outcome: 'refused', reasons: [{ code: 'CLASS_NOT_YOURS' }] },
      ]
      assert.deepEqual(await messages(teacher, file, 'preview'), [
        ...first,
        { line: 5, outcome: 'added' },
        { line: 6, outcome: 'added' },
        { done: { added: 3, changed: 0, unchanged: 0, refused: 2 } },
      ])
      assert.deepEqual(await messages(teacher, file), [
        ...first,
        { line: 5, outcome: 'refused', reasons: [{ code: 'LOGIN_TAKEN' }] },
        { line: 6, outcome: 'refused', reasons: [{ code: 'LOGIN_TAKEN' }] },
        { done: { added: 1, changed: 0, unchanged: 0, refused: 4 } },
      ])
    })

    it('lets no teacher try one PESEL after another: a preview tells nothing of others, and storing so often [73]', async () => {
      await employ(server, { login: 'ciekawa', role: 'teacher', class: '4b' })
      const { headers } = await signInToPanel(server, 'ciekawa')
      await enter(server, { login: 'cel', class: '5c', pesel: '22222222222' })
      await enter(server, { login: 'swoja', class: '4b', pesel: '55661700064' })
      const previewed = async (pesel: string) => (await messages(headers, csv(`proba,,${pesel},,,,4b,`), 'preview'))[1]
      for (const pesel of ['22222222222', '55661700064'])
        assert.deepEqual(await previewed(pesel), { line: 2, outcome: 'added' })

      const { panel } = clientFor(server, { headers })
      const save = (login: string, pesel: string) =>
        panel.people.save.mutate({ isNew: true, person: { login, class: '4b', pesel } })
      for (let n = 0; n < 3; n++) await enter(server, { login: `cel.${n}`, class: '5c', pesel: peselNumber(900 + n) })
      for (let n = 0; n < 118; n++)
        await assert.rejects(save('proba', peselNumber(900 + (n % 3))), { message: 'INPUT_INVALID' })
      // the last ones count whether they hit or miss, and after them nothing is told of either
      assert.equal((await save('nowa.pierwsza', '79710800042')).created, true)
      await assert.rejects(save('cel', ''), { message: 'INPUT_INVALID' })
      for (const pesel of ['22222222222', '80622900010'])
        await assert.rejects(save('nowa.druga', pesel), { message: 'TOO_MANY_REQUESTS' })
      for (const row of ['proba,,22222222222,,,,4b,', 'proba,,80622900010,,,,4b,', 'cel,,,,,,4b,', 'nikt,,,,,,4b,'])
        assert.match(JSON.stringify(await messages(headers, csv(row))), LIMITED)
      // what concerns nobody else goes on
      assert.equal(
        (await panel.people.save.mutate({ isNew: false, person: { login: 'swoja', firstName: 'Ola' } })).created,
        false,
      )
      const { entries } = await (await panelOf(server, 'sekretariat')).audit.list.mutate({})
      assert.deepEqual(
        entries.find(({ actor, action }) => actor === 'ciekawa' && action === 'import.done')?.detail,
        'interrupted added=0 changed=0 unchanged=0 refused=0',
      )
    })

    it('lets no teacher find out the PESEL on record by whether another one would replace it [73]', async () => {
      await employ(server, { login: 'zgadula', role: 'teacher', class: '4b' })
      const { headers } = await signInToPanel(server, 'zgadula')
      await enter(server, { login: 'zgadywana', class: '4b', pesel: peselNumber(500) })
      const guess = async (n: number) =>
        (await messages(headers, csv(`zgadywana,,${peselNumber(n)},,,,4b,`), 'preview')).at(1)
      // what is on record already is no guess, and a class may be brought again and again
      for (let n = 0; n < 3; n++) assert.deepEqual(await guess(500), { line: 2, outcome: 'unchanged' })
      for (let n = 600; n < 720; n++)
        assert.deepEqual(await guess(n), { line: 2, outcome: 'changed', fields: { pesel: 'replaced' } })
      const last = await Promise.all([500, 501].map(async (n) => JSON.stringify(await guess(n))))
      for (const told of last) assert.match(told, /^\{"failed":"TOO_MANY_REQUESTS","retryAfter":8\d{4}\}$/)
    })

    it('is refused to strangers, foreign pages, and other kinds of body before the file is read [73]', async () => {
      const { origin = '', cookie = '' } = office
      const status = async (answer: Promise<Response>) => [
        (await answer).status,
        ((await (await answer).json()) as { error: unknown }).error,
      ]
      const ended = { code: 'UNAUTHORIZED', reason: 'SESSION_ENDED' }
      const foreign = { code: 'UNAUTHORIZED', reason: 'ORIGIN' }
      assert.deepEqual(await status(post({ origin }, csv())), [401, ended])
      assert.deepEqual(await status(post({ cookie }, csv())), [401, foreign])
      assert.deepEqual(await status(post({ cookie, origin: 'https://www.przykladowo.example' }, csv())), [401, foreign])
      assert.deepEqual(await status(post(office, csv(), { unit: 'obok' })), [401, ended])
      assert.deepEqual(await status(post(office, csv(), { unit: 'nie-ma' })), [404, { code: 'UNIT_UNKNOWN' }])
      assert.deepEqual(await status(post(office, csv(), { mode: 'x' })), [400, { code: 'INPUT_INVALID' }])
      for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x'])
        assert.deepEqual(await status(post(office, '{}', { type })), [415, { code: 'INPUT_INVALID' }])
    })

    it('names what is wrong with the header', async () => {
      const response = await post(office, 'login;email\nanna;a@b.pl\n')
      assert.equal(response.status, 400)
      const { error } = (await response.json()) as { error: { reason: string; faults: { code: string }[] } }
      assert.equal(error.reason, 'HEADER')
      assert.deepEqual(new Set(error.faults.map(({ code }) => code)), new Set(['COLUMN_MISSING']))
    })

    it('says of a workbook, a picture, tabs and other lists what they are, not that names are missing', async () => {
      const codes = async (file: Buffer | string) => {
        const response = await post(office, file, { mode: 'preview' })
        assert.equal(response.status, 400)
        const { error } = (await response.json()) as { error: { faults: { code: string }[] } }
        return [...new Set(error.faults.map(({ code }) => code))]
      }
      assert.deepEqual(await codes(Buffer.alloc(0)), ['EMPTY'])
      assert.deepEqual(await codes('PK\u0003\u0004 no text'), ['WORKBOOK'])
      assert.deepEqual(await codes(Buffer.from('d0cf11e0a1b11ae10000', 'hex')), ['WORKBOOK'])
      assert.deepEqual(await codes(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')), ['BINARY'])
      assert.deepEqual(await codes('%PDF-1.7\n%'), ['BINARY'])
      assert.deepEqual(await codes(HEADER.replaceAll(',', '\t')), ['TABS'])
      assert.deepEqual(await codes(Buffer.from(`\ufeff${HEADER.replaceAll(',', '\t')}`, 'utf16le')), ['TABS'])
      assert.deepEqual(await codes('Nazwisko;Imię;Adres e-mail\nNowak;Ewa;e@x.pl\n'), [
        'COLUMN_UNKNOWN',
        'COLUMN_MISSING',
      ])
      assert.deepEqual(await codes('Nowak;Ewa;e@x.pl\n'), ['NO_HEADER'])
    })

    it('takes 20,000 lines and no more', async () => {
      const lines = (count: number) => `${HEADER}\n${'x\n'.repeat(count)}`
      const refused = await post(office, lines(20_001), { mode: 'preview' })
      assert.equal(refused.status, 413)
      assert.deepEqual(await refused.json(), {
        error: { code: 'INPUT_INVALID', reason: 'TOO_MANY_LINES', most: 20_000 },
      })
      const taken = await messages(office, lines(20_000), 'preview')
      assert.deepEqual(taken.at(-1), { done: { added: 0, changed: 0, unchanged: 0, refused: 20_000 } })
    })

    it('refuses 50 MB of anything clearly, said in advance or not, and keeps none of it', async () => {
      const before = process.memoryUsage().rss
      for (const headers of [{ 'content-length': String(50 * 1024 * 1024) }, { 'transfer-encoding': 'chunked' }]) {
        const { status, text } = await send50MB(server, { ...office, ...headers })
        assert.equal(status, 413)
        assert.deepEqual(JSON.parse(text), {
          error: { code: 'INPUT_INVALID', reason: 'FILE_TOO_LARGE', most: 8 * 1024 * 1024 },
        })
      }
      assert.ok(process.memoryUsage().rss - before < 40 * 1024 * 1024, 'memory stays flat')
    })

    it('cut short leaves each line whole or absent, and the same file again ends right', async () => {
      const file = csv(...Array.from({ length: 3_000 }, (_, n) => `raz${n},raz${n}@example.org,,,Jan,Raz,9z,pl`))
      await hangUpEarly(server, office, file)
      const panel = await panelOf(server, 'sekretariat')
      const stored = async () => (await panel.people.list.mutate({ class: '9z' })).total
      // written down once the lines under way are through
      const isInterrupted = async () =>
        (await panel.audit.list.mutate({ limit: 200 })).entries.some(({ detail }) => detail?.startsWith('interrupted '))
      await until('the import has ended', isInterrupted)
      const count = await stored()
      assert.ok(count < 3_000, `${count} of 3,000 when nobody listened any more`)
      const { done } = (await messages(office, file)).at(-1) as {
        done: LineCounts
      }
      assert.deepEqual(done, { added: 3_000 - count, changed: 0, unchanged: count, refused: 0 })
      assert.equal(await stored(), 3_000)
    })

    it('is written down: who, whom, and which fields; never a name or an address', async () => {
      await messages(office, csv('audyt.a,tajny@example.org,,,Tajne,Imie,4b,pl'))
      await messages(office, csv('audyt.a,inny@example.org,,,Tajne,Imie,4b,pl'))
      await messages(office, csv('audyt.a,inny@example.org,,,Tajne,Imie,4b,pl'))
      const panel = await panelOf(server, 'sekretariat')
      const { entries } = await panel.audit.list.mutate({ limit: 200 })
      const ofLine = entries.filter(({ subject }) => subject === 'audyt.a')
      assert.deepEqual(
        ofLine.map(({ actor, via, action, detail }) => [actor, via, action, detail]),
        [
          ['sekretariat', 'panel', 'person.changed', 'import email'],
          ['sekretariat', 'panel', 'person.added', 'import'],
        ],
      )
      assert.doesNotMatch(JSON.stringify(entries), /tajny|inny@|Tajne|Imie/)
    })
  })
})

/** A message but for what it repeats of the file, which refused-lines.test.ts looks at. */
type Outcome = ImportMessage extends infer Message
  ? Message extends ImportMessage
    ? Omit<Message, 'header' | 'text' | keyof LinePerson>
    : never
  : never

function outcomeOf(message: ImportMessage): Outcome {
  const {
    header: _header,
    text: _text,
    login: _login,
    firstName: _first,
    lastName: _last,
    class: _class,
    ...rest
  } = message as Partial<ImportLine> & { header?: string; text?: string }
  return rest as Outcome
}

/** Sends zeros, with a pause whenever the server asks for one, and reads the answer. */
function send50MB(server: TestServer, headers: Headers): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const url = new URL(`${server.url}/panel/przykladowo/import?mode=store`)
    const outgoing = httpRequest(
      url,
      { method: 'POST', headers: { 'content-type': 'application/octet-stream', ...headers } },
      (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
        answer.on('end', () => {
          outgoing.destroy()
          resolve({ status: answer.statusCode ?? 0, text })
        })
      },
    )
    outgoing.on('error', reject)
    const chunk = Buffer.alloc(64 * 1024)
    let left = 800
    const write = (): void => {
      while (left-- > 0) if (!outgoing.write(chunk)) return void outgoing.once('drain', write)
      outgoing.end()
    }
    write()
  })
}

/** Goes away with the first piece of the answer. */
function hangUpEarly(server: TestServer, headers: Headers, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      new URL(`${server.url}/panel/przykladowo/import?mode=store`),
      { method: 'POST', headers: { 'content-type': 'application/octet-stream', ...headers } },
      (answer) => {
        answer.once('data', () => {
          outgoing.destroy()
          resolve()
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(file)
  })
}
