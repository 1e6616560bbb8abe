/** One line of a file, numbered from 1; what is no sound text says why, and has whatever can be made of it. */
export type Line = { number: number; text: string } | { number: number; text: string; fault: 'ENCODING' | 'TOO_LONG' }

/** Bytes; the longest sensible line of accounts has some 1,500. */
const LINE_MAX_BYTES = 16 * 1024
const LINE_FEED = 0x0a

/**
 * Cuts bytes into lines at LF or CRLF, strictly as UTF-8 with an optional byte order mark. Holds one chunk and one
 * line at a time, whatever the file is.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 0
  let pending: Buffer[] = []
  let pendingBytes = 0
  const keep = (bytes: Buffer): void => {
    // the rest of a line that is too long is counted and not kept
    if (pendingBytes <= LINE_MAX_BYTES) pending.push(bytes.subarray(0, LINE_MAX_BYTES + 1))
    pendingBytes += bytes.length
  }
  const endLine = (): Line => {
    const line = readLine(++number, pending, pendingBytes)
    pending = []
    pendingBytes = 0
    return line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      keep(chunk.subarray(start, end))
      start = end + 1
      yield endLine()
    }
    if (start < chunk.length) keep(chunk.subarray(start))
  }
  if (pendingBytes > 0) yield endLine()
}

function readLine(number: number, parts: Buffer[], length: number): Line {
  const bytes = (parts.length === 1 ? parts[0] : Buffer.concat(parts)) ?? Buffer.alloc(0)
  if (length > LINE_MAX_BYTES) return { number, text: readBeginning(bytes), fault: 'TOO_LONG' }
  try {
    const text = utf8.decode(bytes).replace(/\r$/, '')
    return { number, text: number === 1 ? text.replace(/^\ufeff/, '') : text }
  } catch {
    return { number, text: readStray(bytes).replace(/\r$/, ''), fault: 'ENCODING' }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const windows1250 = new TextDecoder('windows-1250')

/** What is no UTF-8 in a file of UTF-8 was pasted from a spreadsheet's own code page; see recognise-encoding.ts. */
function readStray(bytes: Buffer): string {
  return windows1250.decode(bytes)
}

/** As much as a line may have, without half a letter at the end. */
function readBeginning(bytes: Buffer): string {
  const beginning = bytes.subarray(0, LINE_MAX_BYTES)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: true })
  } catch {
    return readStray(beginning)
  }
}
