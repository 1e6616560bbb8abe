import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verifyOverHttp } from '../../demo/verify-over-http.js'
import { freePort } from '../support/free-port.js'
import { signIn, startDemoServer, type DemoServer } from './demo-server.js'

const EWA = { login: 'ewa.zielinska', password: 'lipa kwitnie w czerwcu' }

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
  const answer = (await response.json()) as { account: unknown; diary: { title: string } }
  assert.deepEqual(answer.account, { login: 'ewa.zielinska', firstName: 'Ewa', lastName: 'Zielińska' })
  assert.equal(answer.diary.title, 'Klasa 4b, matematyka')
})

test('a wrong password, an unknown login, a disabled account and what can be no login are all just wrong', async () => {
  for (const body of [
    { ...EWA, password: 'nie to hasło' },
    { login: 'nikt.taki', password: 'x' },
    { login: 'piotr.lis', password: 'x' },
    { login: 'x'.repeat(300), password: 'x' },
  ]) {
    const response = await signIn(server, body)
    assert.equal(response.status, 200)
    assert.deepEqual(await response.json(), { outcome: 'wrong' }, body.login)
  }
})

test('after ten wrong passwords the diary says how long to wait', async () => {
  const body = { login: 'jan.kowalczyk', password: 'nie to hasło' }
  for (let tries = 0; tries < 11; tries++) assert.equal((await signIn(server, body)).status, 200)
  const response = await signIn(server, body)
  assert.equal(response.status, 429)
  const { outcome, seconds } = (await response.json()) as { outcome: string; seconds: number }
  assert.equal(outcome, 'wait')
  assert.ok(seconds > 0 && seconds <= 10, `${seconds} s`)
  assert.equal(response.headers.get('retry-after'), String(seconds))
})

test('a sign-in that is no login and password is refused before anybody is asked', async () => {
  for (const body of [{}, { login: 'x' }, { login: { $gt: '' }, password: 'x' }, [EWA], null]) {
    assert.equal((await signIn(server, body)).status, 400, JSON.stringify(body))
  }
})

test('a wrong key and a server that is gone are told as unavailable', async () => {
  const own = { unit: 'przykladowo', key: 'not-the-key', client: '192.0.2.7', ...EWA }
  assert.deepEqual(await verifyOverHttp({ ...own, server: server.url }), { outcome: 'unavailable' })
  const gone = `http://127.0.0.1:${await freePort()}`
  assert.deepEqual(await verifyOverHttp({ ...own, server: gone }), { outcome: 'unavailable' })
})
