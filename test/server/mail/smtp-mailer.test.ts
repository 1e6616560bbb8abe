import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startInbox } from '../../../demo/inbox.js'
import { MailRefused } from '../../../server/domain/ports/mailer.js'
import { SmtpFailure } from '../../../server/mail/smtp-failure.js'
import { createSmtpMailer, type SmtpMailer } from '../../../server/mail/smtp-mailer.js'
import { SmtpUrlInvalid } from '../../../server/mail/smtp-url.js'
import { openPost } from './open-post.js'
import { createRecordingLog } from './recording-log.js'
import { everyMail, sampleAccessMail, samplePasswordSetMail } from './sample-mails.js'

function linkOf(mail: ReturnType<typeof sampleAccessMail>): string {
  const [entry] = mail.entries
  assert.ok(entry)
  return entry.link
}

test('[36] a mail in Polish arrives as it was written, in text and in HTML', async (t) => {
  const { inbox, mailer } = await openPost(t)
  const mail = sampleAccessMail()
  await mailer.send(mail)
  const [received] = inbox.received()
  assert.ok(received)
  assert.deepEqual(received.envelope, { from: 'konta@przykladowo.example', to: ['anna@przykladowo.example'] })
  assert.equal(received.mail.subject, 'Ustaw hasło do konta – Gmina Przykładowo')
  assert.ok(received.mail.text.split('\n').includes(linkOf(mail)))
  assert.ok(received.mail.html.includes(`href="${linkOf(mail)}"`))
  assert.deepEqual(received.parsed.from?.value, [{ name: 'Gmina Przykładowo', address: 'konta@przykladowo.example' }])
  assert.deepEqual(received.parsed.attachments, [])
})

test('[34] a mail says that a machine wrote it, in which language, and who it is', async (t) => {
  const { inbox, mailer } = await openPost(t)
  const before = Date.now()
  await mailer.send(sampleAccessMail({ id: 'abc.def', language: 'uk' }))
  const [received] = inbox.received()
  assert.ok(received)
  const head = received.raw.toString('latin1').split('\r\n\r\n')[0] ?? ''
  assert.match(head, /^Auto-Submitted: auto-generated$/m)
  assert.match(head, /^X-Auto-Response-Suppress: OOF, AutoReply$/m)
  assert.match(head, /^Content-Language: uk$/m)
  assert.match(head, /^Message-ID: <abc\.def@przykladowo\.example>$/m)
  assert.match(head, /^Content-Type: multipart\/alternative;/m)
  assert.doesNotMatch(head, /^X-Mailer:/m)
  assert.ok(Math.abs(Date.parse(received.mail.date) - before) < 60_000)
  assert.match(
    received.raw.toString('latin1'),
    /Content-Type: text\/plain; charset=utf-8[^]*Content-Type: text\/html; charset=utf-8/,
  )
})

test('an address with letters beyond ASCII reaches a relay that takes them', async (t) => {
  const { inbox, mailer, log } = await openPost(t)
  await mailer.send(sampleAccessMail({ to: 'łucja@przykładowo.example' }))
  await mailer.send(sampleAccessMail({ to: 'łucja@przykładowo.example' }))
  assert.deepEqual(inbox.received()[0]?.envelope.to, ['łucja@przykładowo.example'])
  assert.equal(inbox.mails().length, 2)
  assert.deepEqual(log.events, [])
})

test('a host name beyond ASCII needs no SMTPUTF8', async (t) => {
  const { inbox, mailer } = await openPost(t, { inbox: { smtp: { hideSMTPUTF8: true } } })
  await mailer.send(sampleAccessMail({ to: 'lucja@przykładowo.example' }))
  assert.match(inbox.received()[0]?.raw.toString('latin1') ?? '', /^To: lucja@xn--przykadowo-e0b\.example\r$/m)
})

test('[37] a relay without SMTPUTF8 raises an alert, and nothing that it cannot take is sent to it', async (t) => {
  const { inbox, mailer, log } = await openPost(t, { inbox: { smtp: { hideSMTPUTF8: true } } })
  await assert.rejects(mailer.send(sampleAccessMail({ to: 'łucja@przykladowo.example' })), MailRefused)
  assert.deepEqual(log.events, [{ level: 'warn', event: 'mail.smtputf8-missing', facts: { unit: 'przykladowo' } }])
  await mailer.send(sampleAccessMail())
  assert.deepEqual(
    inbox.mails().map(({ to }) => to),
    ['anna@przykladowo.example'],
  )
})

test('a relay that learns SMTPUTF8 gets the next mail that needs it', async (t) => {
  const smtp = { hideSMTPUTF8: true }
  const { inbox, mailer } = await openPost(t, { inbox: { smtp } })
  const mail = sampleAccessMail({ to: 'łucja@przykladowo.example' })
  await assert.rejects(mailer.send(mail), MailRefused)
  const { port } = inbox
  await inbox.close()
  const better = await startInbox({ port })
  t.after(() => better.close())
  await mailer.send(mail)
  assert.equal(better.mails().length, 1)
})

test('an address that the relay knows nothing of is refused for good', async (t) => {
  const { inbox, mailer } = await openPost(t)
  inbox.refuse('anna@przykladowo.example')
  await assert.rejects(mailer.send(sampleAccessMail()), (error) => {
    assert.ok(error instanceof MailRefused)
    assert.equal(error.message, 'the relay refused the mail: EENVELOPE, 550 5.1.1, at RCPT TO')
    return true
  })
  await mailer.send(sampleAccessMail({ to: 'jan@przykladowo.example' }))
  assert.equal(inbox.mails().length, 1)
})

test('a relay that has no time now is tried again', async (t) => {
  const { inbox, mailer } = await openPost(t)
  inbox.fail(true)
  await assert.rejects(mailer.send(sampleAccessMail()), SmtpFailure)
  inbox.fail(false)
  await mailer.send(sampleAccessMail())
  assert.equal(inbox.mails().length, 1)
})

test('[32] a relay that is gone is tried again, and gets its mail when it is back', async (t) => {
  const { inbox, mailer } = await openPost(t)
  await mailer.send(sampleAccessMail())
  await inbox.stop()
  await assert.rejects(mailer.send(sampleAccessMail()), SmtpFailure)
  await inbox.start()
  await mailer.send(sampleAccessMail())
  assert.equal(inbox.mails().length, 2)
})

test('a relay that wants to know who we are, and does not believe it, is tried again', async (t) => {
  const inbox = await startInbox({
    smtp: {
      authOptional: false,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, answer) =>
        username === 'konta@x.pl' && password === 'p@ss:w%rd'
          ? answer(null, { user: username })
          : answer(new Error('no')),
    },
  })
  const log = createRecordingLog()
  const mailerFor = (credentials: string): SmtpMailer => {
    const mailer = createSmtpMailer({ smtpUrl: inbox.url.replace('//', `//${credentials}`), log })
    t.after(() => mailer.close())
    return mailer
  }
  t.after(() => inbox.close())
  await assert.rejects(mailerFor('').send(sampleAccessMail()), SmtpFailure)
  await assert.rejects(mailerFor('konta%40x.pl:wrong@').send(sampleAccessMail()), SmtpFailure)
  await mailerFor('konta%40x.pl:p%40ss%3Aw%25rd@').send(sampleAccessMail())
  assert.equal(inbox.mails().length, 1)
})

test('fifty mails at once go out over at most five connections', async (t) => {
  let open = 0
  let most = 0
  const { inbox, mailer } = await openPost(t, {
    inbox: {
      smtp: {
        onConnect: (_session, answer) => {
          most = Math.max(most, ++open)
          answer()
        },
        onClose: () => void open--,
      },
    },
  })
  const addresses = Array.from({ length: 50 }, (_, n) => `parent${n}@przykladowo.example`)
  await Promise.all(addresses.map((to) => mailer.send(sampleAccessMail({ to }))))
  assert.deepEqual(
    inbox
      .mails()
      .map(({ to }) => to)
      .sort(),
    [...addresses].sort(),
  )
  assert.ok(most > 1 && most <= 5, `${most} connections`)
})

test('a mailer that closes lets the mails under way go out, and takes no more', async (t) => {
  const { inbox, mailer } = await openPost(t)
  const sending = Promise.all(Array.from({ length: 12 }, () => mailer.send(sampleAccessMail())))
  await mailer.close()
  await sending
  assert.equal(inbox.mails().length, 12)
  await assert.rejects(mailer.send(sampleAccessMail()), SmtpFailure)
})

test('a rehearsal composes and lets nothing out', async (t) => {
  const { inbox, mailer } = await openPost(t)
  for (const mail of Object.values(everyMail('pl'))) await mailer.rehearse(mail)
  await mailer.rehearse(sampleAccessMail({ entries: [] }))
  await mailer.send(samplePasswordSetMail())
  assert.deepEqual(
    inbox.mails().map(({ subject }) => subject),
    ['Hasło zostało ustawione – Gmina Przykładowo'],
  )
})

test('a rehearsal needs no relay', async (t) => {
  const { inbox, mailer } = await openPost(t)
  await inbox.stop()
  await mailer.rehearse(sampleAccessMail())
})

test('a wrong SMTP_URL is told at once', () => {
  assert.throws(() => createSmtpMailer({ smtpUrl: 'mail.example.pl', log: createRecordingLog() }), SmtpUrlInvalid)
})

test('[46] [65] nothing of a mail is logged, whatever becomes of it', async (t) => {
  const { inbox, mailer, log } = await openPost(t)
  await mailer.send(sampleAccessMail())
  inbox.refuse('anna@przykladowo.example')
  await assert.rejects(mailer.send(sampleAccessMail()), MailRefused)
  assert.deepEqual(log.events, [])
})
