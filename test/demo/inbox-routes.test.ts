import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ticketsIn } from '../support/mails.js'
import { ask } from '../support/walk.js'
import { startDemoServer, type DemoServer } from './demo-server.js'

let server: DemoServer
before(async () => {
  server = await startDemoServer()
})
after(() => server.stop())

interface Mail {
  to: string
  subject: string
  text: string
  html: string
  date: string
}

async function inbox(): Promise<Mail[]> {
  return (await (await fetch(`${server.url}/demo/inbox`)).json()) as Mail[]
}

test('the inbox is a JSON array of mails, newest first, and is kept nowhere', async () => {
  const empty = await fetch(`${server.url}/demo/inbox`)
  assert.match(empty.headers.get('content-type') ?? '', /^application\/json/)
  assert.equal(empty.headers.get('cache-control'), 'no-store')
  assert.deepEqual(await empty.json(), [])

  await ask(server, 'maria.nowak@poczta.example')
  await server.demo.inbox.waitFor(({ to }) => to === 'maria.nowak@poczta.example')
  await ask(server, 'kovalenko.danylo')
  await server.demo.inbox.waitFor(({ to }) => to === 'olena.kovalenko@poczta.example')

  const mails = await inbox()
  assert.deepEqual(
    mails.map(({ to }) => to),
    ['olena.kovalenko@poczta.example', 'maria.nowak@poczta.example'],
  )
  for (const mail of mails) {
    assert.deepEqual(Object.keys(mail).sort(), ['date', 'html', 'subject', 'text', 'to'])
    assert.equal(new Date(mail.date).toISOString(), mail.date)
  }
  const [olena, maria] = mails
  assert.match(olena?.subject ?? '', /пароль/i)
  assert.equal(ticketsIn(maria ?? { text: '' }).length, 2, 'one mail, two accounts, a ticket for each')
})

test('asking again costs nothing while nothing has come', async () => {
  const tag = (await fetch(`${server.url}/demo/inbox`)).headers.get('etag') ?? ''
  const again = await fetch(`${server.url}/demo/inbox`, { headers: { 'if-none-match': tag } })
  assert.equal(again.status, 304)
  await ask(server, 'jan.kowalczyk')
  await server.demo.inbox.waitFor(({ to }) => to === 'jan.kowalczyk@szkola.example')
  const changed = await fetch(`${server.url}/demo/inbox`, { headers: { 'if-none-match': tag } })
  assert.equal(changed.status, 200)
})

test('a mail has a page of its own that only we may frame, where nothing runs and nothing loads', async () => {
  const [newest] = await inbox()
  const count = (await inbox()).length
  const response = await fetch(`${server.url}/demo/inbox/${count}/html`)
  const policy = response.headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'/)
  assert.match(policy, /frame-ancestors 'self'/)
  assert.match(policy, /sandbox (?!.*allow-scripts)/)
  assert.doesNotMatch(policy, /script-src/)
  assert.equal(response.headers.get('x-frame-options'), 'SAMEORIGIN')
  assert.equal(response.headers.get('cache-control'), 'no-store')
  const page = await response.text()
  assert.equal(page.replace('<base target="_top">', ''), newest?.html)
  assert.ok(page.includes('<base target="_top">'), 'links leave the frame')
})

test('numbers count from the oldest mail; others are not found', async () => {
  const oldest = await (await fetch(`${server.url}/demo/inbox/1/html`)).text()
  assert.match(oldest.replaceAll(/<\/?span>/g, ''), /nowak\.zosia/)
  for (const number of ['0', '-1', '99', '1.5', 'x', '1e0']) {
    assert.equal((await fetch(`${server.url}/demo/inbox/${number}/html`)).status, 404, number)
  }
})
