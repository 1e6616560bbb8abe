import { isAscii, isUtf8 } from 'node:buffer'
import { UPLOAD_MOST_BYTES } from '../../contract/upload-limits.js'

/** What a spreadsheet writes: UTF-8, the code page of Polish Windows, or "Unicode text". */
export type Encoding = 'utf-8' | 'windows-1250' | 'utf-16le'

/** Bytes that are waited for before the encoding is judged: as many as the panel takes, so that both ways judge alike. */
const JUDGED_BYTES = UPLOAD_MOST_BYTES
const PIECE_BYTES = 64 * 1024
const LINE_FEED = 0x0a

/**
 * The bytes of a file in UTF-8 as they come; the encoding is judged by {@link recogniseEncoding}. Until a byte beyond ASCII
 * comes nothing has to be judged, and what was read goes on at once.
 */
export async function* inUtf8(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let heldBytes = 0
  let isBeginning = true
  let recode: ((bytes: Buffer) => Iterable<Buffer>) | undefined
  const judge = (): Iterable<Buffer> => {
    const bytes = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
    held = []
    recode = recoder(isBeginning ? recogniseEncoding(bytes) : encodingOfLines(bytes))
    return recode(bytes)
  }
  for await (const piece of pieces) {
    if (recode !== undefined) yield* recode(piece)
    else if (held.length === 0 && isAscii(piece)) {
      isBeginning &&= piece.length === 0
      yield piece
    } else {
      held.push(piece)
      heldBytes += piece.length
      if (heldBytes >= JUDGED_BYTES || (isBeginning && markOf(piece) !== undefined)) yield* judge()
    }
  }
  if (held.length > 0) yield* judge()
}

/**
 * Tells by the byte order mark, else by the lines with letters beyond ASCII: Windows-1250 is next to never sound UTF-8,
 * so the encoding that most of them have is the file's. A broken line or two in UTF-8 then are just that, and the rest is
 * not garbled.
 */
export function recogniseEncoding(bytes: Buffer): Encoding {
  return markOf(bytes) ?? encodingOfLines(bytes)
}

function markOf(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  return undefined
}

function encodingOfLines(bytes: Buffer): Encoding {
  let sound = 0
  let broken = 0
  for (const line of linesOf(bytes)) {
    if (isAscii(line)) continue
    if (isUtf8(line)) sound++
    else broken++
  }
  return broken > sound ? 'windows-1250' : 'utf-8'
}

/** Writes bytes of an encoding in UTF-8, in pieces; what is UTF-8 already is checked line by line where it is read. */
function recoder(encoding: Encoding): (bytes: Buffer) => Iterable<Buffer> {
  if (encoding === 'utf-8') return (bytes) => [bytes]
  const decoder = new TextDecoder(encoding)
  return function* (bytes) {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES)
      yield Buffer.from(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }))
  }
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, start)
    yield bytes.subarray(start, end === -1 ? bytes.length : end)
    if (end === -1) return
    start = end + 1
  }
}
