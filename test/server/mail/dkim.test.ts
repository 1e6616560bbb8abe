import assert from 'node:assert/strict'
import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import { startInbox, type ReceivedMail } from '../../../demo/inbox.js'
import type { Mail } from '../../../server/domain/ports/mailer.js'
import { createSmtpMailer } from '../../../server/mail/smtp-mailer.js'
import { SmtpUrlInvalid } from '../../../server/mail/smtp-url.js'
import { createRecordingLog } from './recording-log.js'
import { everyMail, sampleAccessMail, sampleUnit } from './sample-mails.js'
import { verifyDkim } from './verify-dkim.js'

const first = pemPair(generateKeyPairSync('rsa', { modulusLength: 2048 }))
const second = pemPair(generateKeyPairSync('rsa', { modulusLength: 1024 }))
const weak = pemPair(generateKeyPairSync('rsa', { modulusLength: 512 }))
const edwards = pemPair(generateKeyPairSync('ed25519'))
let folder = ''

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'klucznik-dkim-'))
  const keys = { first, second, weak, edwards }
  for (const [name, { privateKey }] of Object.entries(keys)) await writeFile(join(folder, `${name}.pem`), privateKey)
  await writeFile(join(folder, 'public.pem'), first.publicKey)
})

after(() => rm(folder, { recursive: true, force: true }))

function pemPair({ publicKey, privateKey }: KeyPairKeyObjectResult): { publicKey: string; privateKey: string } {
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function query(...keys: [domain: string, selector: string, file: string][]): string {
  return keys
    .map(
      ([domain, selector, file]) =>
        `dkimDomain=${domain}&dkimSelector=${selector}&dkimKeyFile=${encodeURIComponent(join(folder, file))}`,
    )
    .join('&')
}

/** Sends a mail over SMTP and gives it as it arrived. */
async function post(t: TestContext, parameters: string, mail: Mail): Promise<ReceivedMail> {
  const inbox = await startInbox()
  const mailer = createSmtpMailer({ smtpUrl: `${inbox.url}?${parameters}`, log: createRecordingLog() })
  t.after(async () => {
    await mailer.close()
    await inbox.close()
  })
  await mailer.rehearse(mail)
  await mailer.send(mail)
  const [received] = inbox.received()
  assert.ok(received)
  return received
}

for (const [name, mail] of Object.entries(everyMail('uk'))) {
  test(`[35] a mail (${name}) is signed, and the signature is true`, async (t) => {
    const { raw } = await post(t, query(['przykladowo.example', 's1', 'first.pem']), mail)
    const verdict = verifyDkim(raw, first.publicKey)
    assert.ok(verdict)
    assert.equal(verdict.valid, true)
    assert.equal(verdict.domain, 'przykladowo.example')
    assert.equal(verdict.selector, 's1')
    for (const header of ['from', 'to', 'subject', 'date', 'message-id'])
      assert.ok(verdict.signedHeaders.includes(header))
  })
}

test('a signature does not survive a changed letter, in the body or in a signed header', async (t) => {
  const { raw } = await post(t, query(['przykladowo.example', 's1', 'first.pem']), sampleAccessMail())
  const text = raw.toString('latin1')
  for (const [from, to] of [
    ['anna.kowalska', 'anna.kowalski'],
    ['To: anna@', 'To: hanna@'],
  ] as const) {
    assert.ok(text.includes(from))
    assert.equal(verifyDkim(Buffer.from(text.replace(from, to), 'latin1'), first.publicKey)?.valid, false)
  }
  assert.equal(verifyDkim(raw, second.publicKey)?.valid, false)
})

test('each sender is signed for by the key of its own domain, or of the closest one above', async (t) => {
  const keys = query(['gmina.example', 's1', 'first.pem'], ['szkola.gmina.example', 's2', 'second.pem'])
  const signedFor = async (from: string): Promise<string | undefined> => {
    const { raw } = await post(t, keys, sampleAccessMail({ unit: sampleUnit({ from }) }))
    const key = verifyDkim(raw, first.publicKey)?.valid ? first : second
    const verdict = verifyDkim(raw, key.publicKey)
    return verdict?.valid ? `${verdict.selector}._domainkey.${verdict.domain}` : undefined
  }
  assert.equal(await signedFor('konta@gmina.example'), 's1._domainkey.gmina.example')
  assert.equal(await signedFor('konta@urzad.gmina.example'), 's1._domainkey.gmina.example')
  assert.equal(await signedFor('konta@szkola.gmina.example'), 's2._domainkey.szkola.gmina.example')
  assert.equal(await signedFor('konta@innagmina.example'), 's1._domainkey.gmina.example')
})

test('without a key a mail is not signed', async (t) => {
  const { raw } = await post(t, '', sampleAccessMail())
  assert.equal(verifyDkim(raw, first.publicKey), undefined)
})

for (const file of ['missing.pem', 'public.pem', 'weak.pem', 'edwards.pem']) {
  test(`a key file that cannot sign (${file}) is told at start`, () => {
    const smtpUrl = `smtp://127.0.0.1:1025?${query(['przykladowo.example', 's1', file])}`
    assert.throws(
      () => createSmtpMailer({ smtpUrl, log: createRecordingLog() }),
      (error) => error instanceof SmtpUrlInvalid && error.message.includes(file),
    )
  })
}
