import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { test } from 'node:test'
import { SmtpFailure } from '../../../server/mail/smtp-failure.js'
import { createSmtpMailer } from '../../../server/mail/smtp-mailer.js'
import { createRecordingLog } from './recording-log.js'
import { sampleAccessMail } from './sample-mails.js'

/** Says what it is told to and then nothing more. */
async function startMute(words: string[]): Promise<Server> {
  const server = createServer((socket) => {
    let next = 0
    const speak = (): void => void (next < words.length && socket.write(words[next++] ?? ''))
    socket.on('data', speak).on('error', () => {})
    speak()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const MUTES: [string, string[]][] = [
  ['never greets', []],
  ['falls silent after the greeting', ['220 hello\r\n']],
  ['falls silent at the recipient', ['220 hello\r\n', '250 hello\r\n', '250 ok\r\n']],
]

for (const [habit, words] of MUTES) {
  test(`a relay that ${habit} is not waited for`, { timeout: 10_000 }, async (t) => {
    const mute = await startMute(words)
    const { port } = mute.address() as AddressInfo
    const mailer = createSmtpMailer({
      smtpUrl: `smtp://127.0.0.1:${port}`,
      log: createRecordingLog(),
      patience: { connect: 200, silence: 200, mail: 2_000 },
    })
    t.after(async () => {
      await mailer.close()
      mute.close()
    })
    await assert.rejects(mailer.send(sampleAccessMail()), SmtpFailure)
  })
}

test('a relay that trickles is not waited for longer than a mail may take', { timeout: 10_000 }, async (t) => {
  const trickling = createServer((socket) => {
    socket.on('error', () => {})
    const timer = setInterval(() => socket.write('220-wait\r\n'), 50)
    socket.on('close', () => clearInterval(timer))
  })
  trickling.listen(0, '127.0.0.1')
  await once(trickling, 'listening')
  const { port } = trickling.address() as AddressInfo
  const mailer = createSmtpMailer({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    log: createRecordingLog(),
    patience: { mail: 300 },
  })
  t.after(async () => {
    await mailer.close()
    trickling.close()
  })
  await assert.rejects(mailer.send(sampleAccessMail()), SmtpFailure)
})
