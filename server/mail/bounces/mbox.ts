import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, writeFile, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { BoxMail } from './box-mail.js'
import { whileLocked } from './dot-lock.js'
import { readMboxMessages, type MboxMessage } from './mbox-messages.js'

/** Messages read under one lock: whoever delivers mail waits that long. */
const BATCH = 32
/** A last message without a blank line after it is taken when nobody has written for so long. */
const SETTLED_MS = 60_000
const TAIL_BYTES = 1_024

/** How far an mbox has been read, and what stood before that place: another file would have something else there. */
interface Bookmark {
  offset: number
  /** SHA-256 of the last bytes before the offset, at most 1,024 of them; hex. */
  tail: string
}

export interface MboxOptions {
  path: string
  /** Where the bookmark is kept. */
  stateFile: string
  now: () => Date
}

/**
 * Messages of an mbox that have not been read yet. The file itself is left as it is: a bookmark says how far it was
 * read. A file that was cut off, emptied or replaced is read from its beginning. While somebody holds `<path>.lock`,
 * there is nothing; neither is there while there is no file.
 */
export async function* readMbox({ path, stateFile, now }: MboxOptions): AsyncGenerator<BoxMail> {
  for (;;) {
    const batch = await whileLocked(path, now(), () => readBatch(path, stateFile, now()))
    if (batch === undefined || batch.length === 0) return
    for (const { raw, bookmark } of batch) yield { raw, done: () => writeBookmark(stateFile, bookmark) }
    if (batch.length < BATCH) return
  }
}

async function readBatch(
  path: string,
  stateFile: string,
  now: Date,
): Promise<{ raw: MboxMessage['raw']; bookmark: Bookmark }[]> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (file === undefined) return []
  try {
    const batch = []
    const isSettled = now.getTime() - (await file.stat()).mtimeMs > SETTLED_MS
    for await (const { raw, end, isComplete } of readMboxMessages(file, await findPlace(file, stateFile))) {
      if (!isComplete && !isSettled) break
      batch.push({ raw, bookmark: { offset: end, tail: await hashTail(file, end) } })
      if (batch.length === BATCH) break
    }
    return batch
  } finally {
    await file.close()
  }
}

/** Where to read on. */
async function findPlace(file: FileHandle, stateFile: string): Promise<number> {
  const { offset, tail } = await readBookmark(stateFile)
  return (await hashTail(file, offset)) === tail ? offset : 0
}

async function hashTail(file: FileHandle, offset: number): Promise<string> {
  const length = Math.min(TAIL_BYTES, offset)
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset - length)
  return createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex')
}

/** A bookmark that is missing or broken is one at the beginning. */
async function readBookmark(stateFile: string): Promise<Bookmark> {
  try {
    const { offset, tail } = JSON.parse(await readFile(stateFile, 'utf8')) as Partial<Bookmark>
    if (Number.isSafeInteger(offset) && Number(offset) >= 0 && typeof tail === 'string')
      return { offset: Number(offset), tail }
  } catch {
    // read from the beginning
  }
  return { offset: 0, tail: '' }
}

async function writeBookmark(stateFile: string, bookmark: Bookmark): Promise<void> {
  await mkdir(dirname(stateFile), { recursive: true, mode: 0o700 })
  await writeFile(`${stateFile}.new`, `${JSON.stringify(bookmark)}\n`, { mode: 0o600 })
  await rename(`${stateFile}.new`, stateFile)
}
