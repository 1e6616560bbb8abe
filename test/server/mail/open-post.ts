import type { TestContext } from 'node:test'
import { startInbox, type Inbox, type InboxOptions } from '../../../demo/inbox.js'
import { createSmtpMailer, type SmtpMailer, type SmtpMailerOptions } from '../../../server/mail/smtp-mailer.js'
import { createRecordingLog, type RecordingLog } from './recording-log.js'

/** A mail server, a mailer that uses it, and what the mailer logged. */
export interface Post {
  inbox: Inbox
  mailer: SmtpMailer
  log: RecordingLog
}

export interface PostOptions {
  inbox?: InboxOptions
  mailer?: Partial<SmtpMailerOptions>
}

/** Starts both; they end with the test. */
export async function openPost(t: TestContext, options: PostOptions = {}): Promise<Post> {
  const inbox = await startInbox(options.inbox)
  const log = createRecordingLog()
  const mailer = createSmtpMailer({ smtpUrl: inbox.url, log, ...options.mailer })
  t.after(async () => {
    await mailer.close()
    await inbox.close()
  })
  return { inbox, mailer, log }
}
