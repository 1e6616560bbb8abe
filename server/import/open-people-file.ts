import { readHeader, type Header } from './csv/read-header.js'
import { readLines } from './csv/read-lines.js'
import { readRecords, type CsvRecord } from './csv/read-records.js'
import { inUtf8 } from './recognise-encoding.js'
import { onlyText } from './refuse-binary.js'

/** A file of people on its way in. */
export interface PeopleFile extends Header {
  records: AsyncGenerator<CsvRecord>
  /** Lets go of what it is read from, wherever the reading is. */
  close(): Promise<void>
}

/**
 * Reads a file as far as its header: whatever brings it, its encoding, its delimiter and its columns are recognised here.
 * Throws `HeaderRefused` with what is wrong with it, and whatever the pieces throw.
 */
export async function openPeopleFile(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<PeopleFile> {
  const lines = readLines(inUtf8(onlyText(pieces)))
  const close = async (): Promise<void> => void (await lines.return(undefined))
  try {
    const first = await lines.next()
    const header = readHeader(first.done ? undefined : first.value)
    return { ...header, records: readRecords(lines, header.delimiter), close }
  } catch (error) {
    await close()
    throw error
  }
}
