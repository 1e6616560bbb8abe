import { isAscii, isUtf8 } from 'node:buffer'

/** What a spreadsheet writes: UTF-8, the code page of Polish Windows, or "Unicode text". */
export type Encoding = 'utf-8' | 'windows-1250' | 'utf-16le'

const LINE_FEED = 0x0a

/**
 * Tells by the byte order mark, else by the lines with letters beyond ASCII: Windows-1250 is next to never sound UTF-8,
 * so the encoding that most of them have is the file's. A broken line or two in UTF-8 then are just that, and the rest is
 * not garbled.
 */
export function recogniseEncoding(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  let sound = 0
  let broken = 0
  for (const line of linesOf(bytes)) {
    if (isAscii(line)) continue
    if (isUtf8(line)) sound++
    else broken++
  }
  return broken > sound ? 'windows-1250' : 'utf-8'
}

/** The bytes in UTF-8, in pieces. */
export async function* inUtf8(bytes: Buffer, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE)
    // what is UTF-8 already is checked line by line where it is read
    yield encoding === 'utf-8' ? piece : Buffer.from(decoder.decode(piece, { stream: true }))
  }
}

const PIECE = 64 * 1024

function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, start)
    yield bytes.subarray(start, end === -1 ? bytes.length : end)
    if (end === -1) return
    start = end + 1
  }
}
