import type { ImportLine, ImportMessage, LineCounts } from '../../contract/import-message.js'
import type { Column } from '../../contract/people-file.js'
import { authorOf } from '../domain/accounts/author-of.js'
import { panelRights } from '../domain/panel/panel-rights.js'
import type { PanelUser } from '../domain/panel/panel-user.js'
import { recordAct } from '../domain/audit/record-act.js'
import { TakenLimit } from '../domain/limits/taken-limit.js'
import { Failure } from '../domain/failure.js'
import type { Services } from '../domain/ports/services.js'
import type { Unit } from '../domain/unit.js'
import { writeRecord } from './csv/write-record.js'
import { countGoodLines } from './count-good-lines.js'
import { importLines, writeCounts, type ImportServices, type WorkedLine } from './import-lines.js'
import { linePerson } from './line-person.js'
import { openPeopleFile } from './open-people-file.js'

const PROGRESS_EVERY = 250
const LINE_FEED = 0x0a

/** A file that somebody at the panel has sent. */
export interface Upload {
  unit: Unit
  user: PanelUser
  bytes: Buffer
  mode: 'preview' | 'store'
  signal: AbortSignal
}

/** Reads the file as the command does, and only what the reader reaches. Throws `HeaderRefused` at the first step. */
export async function* importUpload(
  services: ImportServices & Pick<Services, 'limiter'>,
  { unit, user, bytes, mode, signal }: Upload,
): AsyncGenerator<ImportMessage> {
  const opened = await openPeopleFile([bytes])
  const actor = { via: 'panel', actor: user.account.login } as const
  const done: LineCounts = { added: 0, changed: 0, unchanged: 0, refused: 0 }
  let count = 0
  const record = (end: '' | 'interrupted '): Promise<void> => {
    const action = mode === 'preview' ? 'import.previewed' : 'import.done'
    const detail = `${end}${writeCounts(done)}`
    return recordAct(services, { unit, ...actor, action, detail })
  }
  try {
    const { columns, records } = opened
    const lines = countLines(bytes) - 1
    yield { lines, header: writeRecord(columns) }
    const rights = panelRights(services, { unit, user, mode })
    const takenLimit = new TakenLimit(services, {
      unit,
      asker: ['panel', user.account.id],
      goodLines: () => countGoodLines(bytes),
    })
    const file = { columns, records, mode, signal }
    for await (const worked of importLines({
      services,
      unit,
      actor,
      by: authorOf(user.account),
      rights,
      takenLimit,
      ...file,
    })) {
      done[worked.outcome]++
      yield tell(worked, columns)
      if (++count % PROGRESS_EVERY === 0) yield { progress: count }
    }
    await record(signal.aborted ? 'interrupted ' : '')
    yield { done }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    services.log.warn('import.failed', { unit: unit.id, lines: count }, error)
    // a store that is gone keeps nothing; what was begun is written down all the same
    await record('interrupted ').catch(() => undefined)
    const { code, retryAfter } = error
    const isLimit = code === 'TOO_MANY_REQUESTS'
    yield isLimit && retryAfter !== undefined ? { failed: code, retryAfter } : { failed: 'UNAVAILABLE' }
  } finally {
    await opened.close()
  }
}

/** What the browser hears of a line; it has nothing of the file but what is told here. */
function tell({ record, ...end }: WorkedLine, columns: readonly Column[]): ImportLine {
  const { line, fields } = record
  const about = { line, ...linePerson(fields, columns) }
  return end.outcome === 'refused' ? { ...about, ...end, text: writeRecord(fields) } : { ...about, ...end }
}

/** Lines that the bytes can have at the most; a line feed is this byte in all encodings that are read. */
export function countLines(bytes: Buffer): number {
  let lines = bytes.length > 0 && bytes.at(-1) !== LINE_FEED ? 1 : 0
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) lines++
  return lines
}
