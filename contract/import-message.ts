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

/** What becomes of a line. */
export type LineOutcome =
  | { outcome: 'added' | 'unchanged' }
  | { outcome: 'changed'; fields: FieldChanges }
  | { outcome: 'refused'; reasons: LineRefusal[] }

/** How many lines came to which end. */
export type LineCounts = Record<LineOutcome['outcome'], number>

/** One line of what is answered to an upload, as JSON. The last one is `done` or `failed`. */
export type ImportMessage =
  /** How many lines of people the file has, about. */
  | { lines: number }
  | { progress: number }
  | ({ line: number } & LineOutcome)
  | { done: LineCounts }
  /** What was stored until then stays; the same file again does the rest. */
  | { failed: Extract<FailureCode, 'UNAVAILABLE' | 'TOO_MANY_REQUESTS'>; retryAfter?: number }

/** Why a file is refused as a whole: nothing of it is read any further, and nothing stored. */
export type UploadRefusal =
  | { reason: 'FILE_TOO_LARGE'; most: number }
  | { reason: 'TOO_MANY_LINES'; most: number }
  | { reason: 'HEADER'; faults: HeaderFault[] }
