import { RowRefused, readRow } from '../domain/accounts/account-row.js'
import { ClaimedIdentifiers } from './claimed-identifiers.js'
import { fileRow } from './file-row.js'
import { Turns } from './import-pace.js'
import { openPeopleFile } from './open-people-file.js'

/** People in a file who could be stored as far as the file alone tells: blank, broken and repeated lines are none. */
export async function countGoodLines(bytes: Buffer): Promise<number> {
  const { columns, records, close } = await openPeopleFile([bytes])
  const claimed = new ClaimedIdentifiers()
  const turns = new Turns()
  let count = 0
  try {
    for await (const record of records) {
      await turns.give()
      if ('fault' in record || record.fields.length !== columns.length) continue
      try {
        if (claimed.claim(record.line, readRow(fileRow(columns, record.fields))) === undefined) count++
      } catch (error) {
        if (!(error instanceof RowRefused)) throw error
      }
    }
  } finally {
    await close()
  }
  return count
}
