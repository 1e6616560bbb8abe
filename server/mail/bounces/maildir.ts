import { access, constants, lstat, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { LARGEST_MAIL, type BoxMail } from './box-mail.js'

/**
 * New mails of a Maildir. A mail that was dealt with moves from `new/` to `cur/`, as seen (`:2,S`) when it was a bounce;
 * any other stays unseen for whoever reads that mailbox. Nothing is ever removed. Throws when the folders cannot be
 * read and written.
 */
export async function* readMaildir(path: string): AsyncGenerator<BoxMail> {
  const incoming = join(path, 'new')
  const seen = join(path, 'cur')
  // a mail that could not be moved would be read again and again
  await Promise.all([incoming, seen].map((folder) => access(folder, constants.R_OK | constants.W_OK)))
  for (const name of (await readdir(incoming)).sort()) {
    if (name.startsWith('.')) continue
    const file = join(incoming, name)
    const raw = await readIfThere(file)
    if (raw === 'gone') continue
    yield {
      raw: raw === 'too-large' ? undefined : raw,
      async done(was) {
        const unique = name.replace(/:2,.*$/, '')
        await rename(file, join(seen, `${unique}:2,${was === 'bounce' ? 'S' : ''}`)).catch(ignoreGone)
      },
    }
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
