import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { classmates, REFUSED_ADDRESSES } from '../../demo/classmates.js'
import { PEOPLE, type DemoPerson } from '../../demo/people.js'
import { seedPeople } from '../../demo/seed-people.js'
import { startDemoServer, type DemoServer } from './demo-server.js'

let server: DemoServer
before(async () => {
  server = await startDemoServer()
})
after(() => server.stop())

async function accounts() {
  const found = []
  for await (const { login, status, passwordHash } of server.services.accounts.list('przykladowo')) {
    found.push({ login, status, hasPassword: passwordHash !== undefined })
  }
  return found.sort((a, b) => a.login.localeCompare(b.login))
}

test('the people of the table and their classmates are the accounts of the unit', async () => {
  const all: Omit<DemoPerson, 'role' | 'outcome'>[] = [...PEOPLE, ...classmates('x')]
  const expected = all.map(({ row, disabled, password }) => ({
    login: row.login,
    status: disabled ? 'disabled' : 'active',
    hasPassword: password !== undefined,
  }))
  assert.deepEqual(
    await accounts(),
    expected.sort((a, b) => a.login.localeCompare(b.login)),
  )
})

test('the panel has something to show: every state of a class can be seen after one invitation', async () => {
  const unit = server.services.units.get('przykladowo')
  assert.ok(unit)
  const { sorted } = await server.services.directory.peopleOf(unit.id)
  const members = sorted.filter(({ role, class: ofClass }) => role === 'member' && ofClass === '4b')
  assert.ok(members.some(({ hasPassword }) => hasPassword))
  assert.ok(members.some(({ email }) => email === ''))
  assert.ok(members.some(({ firstName, lastName }) => firstName === '' && lastName === ''))
  for (const address of Object.keys(REFUSED_ADDRESSES)) assert.ok(members.some(({ email }) => email === address))
})

test('nobody gets a mail because the demo starts', async () => {
  assert.equal(await server.services.outbox.count(), 0)
  assert.deepEqual(server.demo.inbox.mails(), [])
})

test('entering the people again, into a database that was there, changes nothing', async () => {
  const before = await accounts()
  await seedPeople(server.services)
  assert.deepEqual(await accounts(), before)
})

test('a units file without the town stops the demo with a sentence', async () => {
  await assert.rejects(seedPeople({ ...server.services, units: new Map() }), /needs the unit przykladowo/)
})
