import type { FileHandle } from 'node:fs/promises'
import { LARGEST_MAIL } from './box-mail.js'

const CHUNK = 64 * 1024
const SEPARATOR = '\nFrom '
/** How much of what was searched is searched again: a separator may begin at its end. */
const OVERLAP = SEPARATOR.length + 2

/** One message of an mbox. */
export interface MboxMessage {
  /** Without its `From ` line; undefined when it is larger than {@link LARGEST_MAIL}. */
  raw: Buffer | undefined
  /** Where the next one begins. */
  end: number
  /** Another message follows, or the file ends with the blank line that ends a message. */
  isComplete: boolean
}

/** The messages of an mbox (RFC 4155) from an offset on, where one begins; memory stays flat whatever their size. */
export async function* readMboxMessages(file: FileHandle, from: number): AsyncGenerator<MboxMessage> {
  let pending = Buffer.alloc(0)
  let start = from
  let looked = 0
  let isTooLarge = false
  const message = (length: number, isComplete: boolean): MboxMessage => {
    const raw = isTooLarge || length > LARGEST_MAIL ? undefined : withoutFromLine(pending.subarray(0, length))
    return { raw, end: start + length, isComplete }
  }
  const drop = (length: number): void => {
    pending = pending.subarray(length)
    start += length
    looked = 0
  }
  for (;;) {
    for (let at = findSeparator(pending, looked); at >= 0; at = findSeparator(pending, 0)) {
      yield message(at + 1, true)
      drop(at + 1)
      isTooLarge = false
    }
    looked = Math.max(0, pending.length - OVERLAP)
    if (pending.length > LARGEST_MAIL) {
      isTooLarge = true
      drop(looked)
    }
    const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK, start + pending.length)
    if (bytesRead === 0) break
    pending = Buffer.concat([pending, buffer.subarray(0, bytesRead)])
  }
  if (pending.length > 0) yield message(pending.length, /\n\r?\n$/.test(pending.subarray(-3).toString('latin1')))
}

/** Where a blank line ends after which a message begins; -1 if there is none from `looked` on. */
function findSeparator(bytes: Buffer, looked: number): number {
  for (let at = bytes.indexOf(SEPARATOR, looked); at >= 0; at = bytes.indexOf(SEPARATOR, at + 1)) {
    const before = bytes[at - 1] === 0x0d ? at - 2 : at - 1
    if (bytes[before] === 0x0a) return at
  }
  return -1
}

function withoutFromLine(message: Buffer): Buffer {
  return message.subarray(0, 5).toString('latin1') === 'From ' ? message.subarray(message.indexOf('\n') + 1) : message
}
