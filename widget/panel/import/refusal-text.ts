import type { ImportMessage } from '../../../server/import/import-upload.js'
import type { PanelMessages, PersonError } from '../i18n/messages.js'
import type { UploadRefusal } from './send-file.js'

type LineRefusal = Extract<ImportMessage, { reasons: unknown }>['reasons'][number]

/** Why a line was refused, in words; nothing of what stands in it. */
export function refusalText(refusal: LineRefusal, { import: t, person }: PanelMessages): string {
  if (refusal.code === 'FIELD_COUNT') return t.fieldCount(refusal.count, refusal.expected)
  if (refusal.code === 'TWICE_IN_FILE') return t.twice[refusal.what](refusal.line)
  const { code } = refusal
  return t.refusals[code as keyof typeof t.refusals] ?? person.errors[code as PersonError] ?? person.errors.OTHER
}

/** Why a whole file was refused, a sentence each. */
export function uploadRefusalText(refusal: UploadRefusal | { reason: 'GONE' }, { import: t }: PanelMessages): string[] {
  switch (refusal.reason) {
    case 'GONE':
      return [t.fileGone]
    case 'FILE_TOO_LARGE':
      return [t.tooLarge]
    case 'TOO_MANY_LINES':
      return [t.tooManyLines]
    case 'HEADER':
      return refusal.faults.map((fault) => {
        switch (fault.code) {
          case 'COLUMN_UNKNOWN':
            return t.columnUnknown(fault.column, fault.name ?? '')
          case 'COLUMN_MISSING':
            return t.columnMissing(fault.name)
          case 'COLUMN_TWICE':
            return t.columnTwice(fault.name)
          default:
            return t.faults[fault.code]
        }
      })
  }
}
