import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { startInbox, type Inbox, type InboxOptions } from '../../../demo/inbox.js'
import { createSmtpMailer, type SmtpMailer } from '../../../server/mail/smtp-mailer.js'
import { createRecordingLog } from './recording-log.js'
import { sampleAccessMail } from './sample-mails.js'

async function open(t: TestContext, options?: InboxOptions): Promise<{ inbox: Inbox; mailer: SmtpMailer }> {
  const inbox = await startInbox(options)
  const mailer = createSmtpMailer({ smtpUrl: inbox.url, log: createRecordingLog() })
  t.after(async () => {
    await mailer.close()
    await inbox.close()
  })
  return { inbox, mailer }
}

test('the inbox keeps the newest mails, newest first, as the demo shows them', async (t) => {
  const { inbox, mailer } = await open(t, { keep: 2 })
  for (const n of [1, 2, 3]) await mailer.send(sampleAccessMail({ to: `parent${n}@przykladowo.example` }))
  const mails = inbox.mails()
  assert.deepEqual(
    mails.map(({ to }) => to),
    ['parent3@przykladowo.example', 'parent2@przykladowo.example'],
  )
  assert.deepEqual(Object.keys(JSON.parse(JSON.stringify(mails[0]))), ['to', 'subject', 'text', 'html', 'date'])
  assert.match(mails[0]?.date ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  inbox.clear()
  assert.deepEqual(inbox.mails(), [])
})

test('a mail can be waited for, before and after it comes', async (t) => {
  const { inbox, mailer } = await open(t)
  const coming = inbox.waitFor(({ to }) => to === 'anna@przykladowo.example')
  await mailer.send(sampleAccessMail())
  assert.equal((await coming).to, 'anna@przykladowo.example')
  assert.equal((await inbox.waitFor(() => true)).to, 'anna@przykladowo.example')
  await assert.rejects(
    inbox.waitFor(({ to }) => to === 'jan@przykladowo.example', 20),
    /no such mail within 20 ms; there are: anna@przykladowo\.example/,
  )
})

test('an inbox that stops and starts again listens on the same port', async (t) => {
  const { inbox } = await open(t)
  const { url } = inbox
  await inbox.stop()
  await inbox.stop()
  await inbox.start()
  assert.equal(inbox.url, url)
})

test('a port that is taken is an error', async (t) => {
  const { inbox } = await open(t)
  await assert.rejects(startInbox({ port: inbox.port }), /EADDRINUSE/)
})
