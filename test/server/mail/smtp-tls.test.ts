import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { SMTPServerOptions } from 'smtp-server'
import { startInbox, type Inbox } from '../../../demo/inbox.js'
import { SmtpFailure } from '../../../server/mail/smtp-failure.js'
import { createSmtpMailer, type SmtpMailer, type SmtpMailerOptions } from '../../../server/mail/smtp-mailer.js'
import { createRecordingLog } from './recording-log.js'
import { sampleAccessMail } from './sample-mails.js'
import { createSelfSigned } from './self-signed.js'

const { key, cert } = createSelfSigned()

/** A mail server that notes what a session said before it was encrypted. */
async function startRelay(t: TestContext, smtp: SMTPServerOptions): Promise<{ inbox: Inbox; secured: boolean[] }> {
  const secured: boolean[] = []
  const inbox = await startInbox({
    smtp: {
      key,
      cert,
      ...smtp,
      onMailFrom: (_address, session, answer) => {
        secured.push(session.secure)
        answer()
      },
    },
  })
  t.after(() => inbox.close())
  return { inbox, secured }
}

function mailerFor(t: TestContext, smtpUrl: string, options: Partial<SmtpMailerOptions> = {}): SmtpMailer {
  const mailer = createSmtpMailer({ smtpUrl, log: createRecordingLog(), patience: { connect: 2_000 }, ...options })
  t.after(() => mailer.close())
  return mailer
}

test('[38] where TLS is required, a relay that offers none gets no mail and no sender', async (t) => {
  const { inbox, secured } = await startRelay(t, { disabledCommands: ['AUTH', 'STARTTLS'] })
  await assert.rejects(mailerFor(t, inbox.url, { tlsRequired: true }).send(sampleAccessMail()), SmtpFailure)
  assert.deepEqual(secured, [])
})

test('[38] where TLS is required, a relay that only hides STARTTLS is asked for it', async (t) => {
  const { inbox, secured } = await startRelay(t, { disabledCommands: ['AUTH'], hideSTARTTLS: true })
  // its certificate signs itself, so the session ends there
  await assert.rejects(mailerFor(t, inbox.url, { tlsRequired: true }).send(sampleAccessMail()), SmtpFailure)
  assert.deepEqual(secured, [])
})

test('[38] where TLS is required, a certificate that nobody vouches for is not believed', async (t) => {
  const startTls = await startRelay(t, { disabledCommands: ['AUTH'] })
  const implicit = await startRelay(t, { disabledCommands: ['AUTH'], secure: true })
  for (const { inbox, secured } of [startTls, implicit]) {
    await assert.rejects(mailerFor(t, inbox.url, { tlsRequired: true }).send(sampleAccessMail()), SmtpFailure)
    assert.deepEqual(secured, [])
  }
})

test('[38] where TLS is required, no credentials are sent in the clear', async (t) => {
  const seen: unknown[] = []
  const { inbox } = await startRelay(t, {
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _session, answer) => {
      seen.push(auth.password)
      answer(null, { user: 'x' })
    },
  })
  const url = inbox.url.replace('//', '//user:secret@')
  await assert.rejects(mailerFor(t, url, { tlsRequired: true }).send(sampleAccessMail()), SmtpFailure)
  assert.deepEqual(seen, [])
})

test('on loopback a mail goes out in the clear, or under any certificate where TLS is offered', async (t) => {
  const plain = await startRelay(t, { disabledCommands: ['AUTH', 'STARTTLS'] })
  const startTls = await startRelay(t, { disabledCommands: ['AUTH'] })
  const implicit = await startRelay(t, { disabledCommands: ['AUTH'], secure: true })
  for (const { inbox } of [plain, startTls, implicit]) await mailerFor(t, inbox.url).send(sampleAccessMail())
  assert.deepEqual([...plain.secured, ...startTls.secured, ...implicit.secured], [false, true, true])
})

test('[38] a certificate that somebody vouches for carries the mail, by STARTTLS and from the first byte', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-mail-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const authority = join(folder, 'authority.pem')
  await writeFile(authority, cert)
  const startTls = await startRelay(t, { disabledCommands: ['AUTH'] })
  const implicit = await startRelay(t, { disabledCommands: ['AUTH'], secure: true })
  const script = fileURLToPath(new URL('send-over-tls.js', import.meta.url))
  for (const { inbox, secured } of [startTls, implicit]) {
    await promisify(execFile)(process.execPath, [script, inbox.url], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: authority },
    })
    assert.deepEqual(secured, [true])
    assert.equal(inbox.mails().length, 1)
  }
})
