import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verifyOverHttp } from '../../demo/verify-over-http.js'
import { givePassword } from '../support/panel.js'
import { freePort } from '../support/free-port.js'
import { signIn, startDemoServer, type DemoServer } from './demo-server.js'

const EWA = { identifier: 'ewa.zielinska', password: 'lipa kwitnie w czerwcu' }

let server: DemoServer
before(async () => {
  server = await startDemoServer()
})
after(() => server.stop())

test('the right password shows whose diary it is, and leaves no cookie', async () => {
  const response = await signIn(server, EWA)
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('set-cookie'), null)
  assert.equal(response.headers.get('cache-control'), 'no-store')
  const { people } = (await response.json()) as { people: { diary: { title: string } }[] }
  const [{ diary, ...who } = { diary: { title: '' } }, ...others] = people
  assert.deepEqual(who, { login: 'ewa.zielinska', firstName: 'Ewa', lastName: 'Zielińska' })
  assert.equal(diary.title, 'Klasa 4b, matematyka')
  assert.deepEqual(others, [])
})

test('an e-mail address, a PESEL and the identifier from the slip open it as well as the login', async () => {
  for (const identifier of ['Ewa.Zielinska@szkola.example', '79710800042', 'PMT3-5HT5-T9M3-HTX0']) {
    const { people } = (await (await signIn(server, { ...EWA, identifier })).json()) as { people: { login: string }[] }
    assert.deepEqual(
      people.map(({ login }) => login),
      ['ewa.zielinska'],
      identifier,
    )
  }
})

test('a family with one address and one password has all its diaries', async () => {
  const password = 'rower stoi pod kasztanem'
  for (const login of ['nowak.zosia', 'nowak.kuba']) await givePassword(server, login, { password })
  const response = await signIn(server, { identifier: 'maria.nowak@poczta.example', password })
  const { people } = (await response.json()) as { people: { diary: { title: string } }[] }
  assert.deepEqual(people.map(({ diary }) => diary.title).toSorted(), ['Kuba Nowak, klasa 7a', 'Zosia Nowak, klasa 4b'])
})

test('a wrong password, an unknown login, a disabled account and what can be no login are all just wrong', async () => {
  for (const body of [
    { ...EWA, password: 'nie to hasło' },
    { identifier: 'nikt.taki', password: 'x' },
    { identifier: 'piotr.lis', password: 'x' },
    { identifier: 'x'.repeat(300), password: 'x' },
  ]) {
    const response = await signIn(server, body)
    assert.equal(response.status, 200)
    assert.deepEqual(await response.json(), { outcome: 'wrong' }, body.identifier)
  }
})

test('after ten wrong passwords the diary says how long to wait', async () => {
  const body = { identifier: 'jan.kowalczyk', password: 'nie to hasło' }
  for (let tries = 0; tries < 11; tries++) assert.equal((await signIn(server, body)).status, 200)
  const response = await signIn(server, body)
  assert.equal(response.status, 429)
  const { outcome, seconds } = (await response.json()) as { outcome: string; seconds: number }
  assert.equal(outcome, 'wait')
  assert.ok(seconds > 0 && seconds <= 10, `${seconds} s`)
  assert.equal(response.headers.get('retry-after'), String(seconds))
})

test('a sign-in that is no identifier and password is refused before anybody is asked', async () => {
  for (const body of [{}, { identifier: 'x' }, { identifier: { $gt: '' }, password: 'x' }, [EWA], null]) {
    assert.equal((await signIn(server, body)).status, 400, JSON.stringify(body))
  }
})

test('a wrong key and a server that is gone are told as unavailable', async () => {
  const own = { unit: 'przykladowo', key: 'not-the-key', client: '192.0.2.7', ...EWA }
  assert.deepEqual(await verifyOverHttp({ ...own, server: server.url }), { outcome: 'unavailable' })
  const gone = `http://127.0.0.1:${await freePort()}`
  assert.deepEqual(await verifyOverHttp({ ...own, server: gone }), { outcome: 'unavailable' })
})
