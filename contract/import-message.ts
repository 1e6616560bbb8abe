import type { FailureCode } from './failure-code.js'
import type { FieldChanges } from './field-changes.js'
import type { HeaderFault, RecordFault } from './people-file.js'
import type { RowReason } from './row-reason.js'

/** Why a line is refused; nothing of what stands in it. */
export type LineRefusal =
  | { code: RowReason | RecordFault }
  | { code: 'FIELD_COUNT'; count: number; expected: number }
  /** An earlier line of the file has the same. */
  | { code: 'TWICE_IN_FILE'; what: 'login' | 'pesel' | 'substitute'; line: number }

/** Nothing of the line is stored. */
export interface LineRefused {
  outcome: 'refused'
  reasons: LineRefusal[]
}

/** Of somebody who was there: a line enables nobody. */
interface KnownPerson {
  staysDisabled?: true
}

/** What becomes of a line. */
export type LineOutcome =
  | { outcome: 'added' }
  | ({ outcome: 'unchanged' } & KnownPerson)
  | ({ outcome: 'changed'; fields: FieldChanges } & KnownPerson)
  | LineRefused

/** How many lines came to which end. */
export type LineCounts = Record<LineOutcome['outcome'], number>

/**
 * Whom a line is about, as far as it says so. Of a line with a field too many or too few it is the login alone: what
 * stands in the others may be anything, a PESEL too.
 */
export interface LinePerson {
  login: string
  firstName: string
  lastName: string
  class: string
}

/**
 * A line of the file, by the number where it begins, and what becomes of it. `text` is the line as it was read, as a row
 * for the file of lines to correct; of one that is too long, its beginning.
 */
export type ImportLine = { line: number } & LinePerson &
  (Exclude<LineOutcome, LineRefused> | (LineRefused & { text: string }))

/** One line of what is answered to an upload, as JSON. The last one is `done` or `failed`. */
export type ImportMessage =
  /** How many lines of people the file has, about, and the row that stands above those to correct. */
  | { lines: number; header: string }
  | { progress: number }
  | ImportLine
  | { done: LineCounts }
  /** What was stored until then stays; the same file again does the rest. */
  | { failed: Extract<FailureCode, 'UNAVAILABLE' | 'TOO_MANY_REQUESTS'>; retryAfter?: number }

/** Why a file is refused as a whole: nothing of it is read any further, and nothing stored. */
export type UploadRefusal =
  | { reason: 'FILE_TOO_LARGE'; most: number }
  | { reason: 'TOO_MANY_LINES'; most: number }
  | { reason: 'HEADER'; faults: HeaderFault[] }
