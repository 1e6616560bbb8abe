import { HeaderRefused } from './csv/read-header.js'

/** A zip, which is what new workbooks are, and the container of old ones. */
const WORKBOOKS = [Buffer.from('PK\u0003\u0004'), Buffer.from('d0cf11e0a1b11ae1', 'hex')]
const PDF = Buffer.from('%PDF-')
const UTF_16 = Buffer.from([0xff, 0xfe])
/** Bytes; a picture, or a text of two bytes a letter without its mark, has a zero among so many. */
const LOOKED_AT = 1_024

/** Throws {@link HeaderRefused} when the bytes that a file begins with are no text's, whatever encoding it has. */
function refuseBinary(bytes: Buffer): void {
  const begins = (mark: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark)
  if (WORKBOOKS.some(begins)) throw new HeaderRefused([{ code: 'WORKBOOK' }])
  const isBinary = begins(PDF) || (!begins(UTF_16) && bytes.subarray(0, LOOKED_AT).includes(0))
  if (isBinary) throw new HeaderRefused([{ code: 'BINARY' }])
}

/** The pieces of a file as they come, unless the first one is no text's; see {@link refuseBinary}. */
export async function* onlyText(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const piece of pieces) {
    if (isFirst) refuseBinary(piece)
    isFirst = false
    yield piece
  }
}
