import { access, constants, lstat, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { EventLog } from '../../domain/ports/event-log.js'
import { LARGEST_MAIL, type BoxMail } from './box-mail.js'

type Outcome = Parameters<BoxMail['done']>[0]

/** Mails that stay where they are, by name: they could not be read, or were dealt with and could not be moved. */
export type StuckMails = Map<string, 'unreadable' | Outcome>

export interface MaildirOptions {
  path: string
  log: EventLog
  /** The same at every reading, so that what stands in the way is said once. */
  stuck: StuckMails
}

/**
 * New mails of a Maildir. A mail that was dealt with moves from `new/` to `cur/`, as seen (`:2,S`) when it was a bounce;
 * any other stays unseen for whoever reads that mailbox. Nothing is ever removed. One that cannot be read or moved holds
 * up no other: reading or moving it is tried again each time. Throws when the folders cannot be read and written.
 */
export async function* readMaildir({ path, log, stuck }: MaildirOptions): AsyncGenerator<BoxMail> {
  const incoming = join(path, 'new')
  const seen = join(path, 'cur')
  // if nothing could be moved, every single mail would be reported as stuck
  await Promise.all([incoming, seen].map((folder) => access(folder, constants.R_OK | constants.W_OK)))

  const stop = (name: string, why: 'unreadable' | Outcome, error: unknown): void => {
    if (!stuck.has(name)) log.warn('bounce.stuck', {}, error)
    stuck.set(name, why)
  }
  const move = async (name: string, was: Outcome): Promise<void> => {
    const unique = name.replace(/:2,.*$/, '')
    try {
      await rename(join(incoming, name), join(seen, `${unique}:2,${was === 'bounce' ? 'S' : ''}`)).catch(ignoreGone)
      stuck.delete(name)
    } catch (error) {
      stop(name, was, error)
    }
  }

  const names = (await readdir(incoming)).filter((name) => !name.startsWith('.')).sort()
  for (const name of stuck.keys()) if (!names.includes(name)) stuck.delete(name)
  for (const name of names) {
    const before = stuck.get(name)
    if (before !== undefined && before !== 'unreadable') {
      await move(name, before)
      continue
    }
    let raw: Awaited<ReturnType<typeof readIfThere>>
    try {
      raw = await readIfThere(join(incoming, name))
    } catch (error) {
      stop(name, 'unreadable', error)
      continue
    }
    if (raw !== 'gone') yield { raw: raw === 'too-large' ? undefined : raw, done: (was) => move(name, was) }
  }
}

/** Another server may share the mailbox and have been faster; what is no plain file is no mail. */
async function readIfThere(file: string): Promise<Buffer | 'gone' | 'too-large'> {
  try {
    const found = await lstat(file)
    if (!found.isFile()) return 'gone'
    return found.size > LARGEST_MAIL ? 'too-large' : await readFile(file)
  } catch (error) {
    ignoreGone(error)
    return 'gone'
  }
}

function ignoreGone(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
