import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bounces } from '../../domain/ports/bounces.js'
import type { EventLog } from '../../domain/ports/event-log.js'
import type { BoxMail } from './box-mail.js'
import { readMaildir, type StuckMails } from './maildir.js'
import { readMbox } from './mbox.js'
import { readReport } from './read-report.js'

export interface BounceMailboxOptions {
  /** A Maildir (a folder with `new/` and `cur/`) or an mbox file, which need not be there yet. */
  path: string
  /** Folder for the place up to which an mbox was read. */
  dataDir: string
  log: EventLog
  now: () => Date
}

/** The mailbox to which mail servers send what they could not deliver. What is no such report is skipped and said once. */
export function createBounceMailbox({ path, dataDir, log, now }: BounceMailboxOptions): Bounces {
  const stateFile = join(dataDir, 'bounce-mailbox.json')
  const stuck: StuckMails = new Map()
  const mails = async (): Promise<AsyncGenerator<BoxMail>> => {
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    )
    return isFolder ? readMaildir({ path, log, stuck }) : readMbox({ path, stateFile, now })
  }
  return {
    async read(take) {
      for await (const { raw, done } of await mails()) {
        const report = raw === undefined ? 'too-large' : await readReport(raw)
        if (typeof report === 'string') {
          log.info('bounce.skipped', { why: report })
          await done('skipped')
        } else {
          await take(report)
          await done('bounce')
        }
      }
    },
  }
}
