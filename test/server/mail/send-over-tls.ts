// A process of its own, since NODE_EXTRA_CA_CERTS is read at start alone: sends one mail to the relay of its argument.
import { createSmtpMailer } from '../../../server/mail/smtp-mailer.js'
import { createRecordingLog } from './recording-log.js'
import { sampleAccessMail } from './sample-mails.js'

const mailer = createSmtpMailer({ smtpUrl: process.argv[2] ?? '', log: createRecordingLog(), tlsRequired: true })
try {
  await mailer.send(sampleAccessMail())
} finally {
  await mailer.close()
}
