import type { LineRefusal, UploadRefusal } from '../../contract/import-message.js'
import type { Column, HeaderFault } from '../../contract/people-file.js'
import type { PanelMessages, PersonError } from '../i18n/messages.js'

/** Why a line was refused, in words; nothing of what stands in it. */
export function refusalText(refusal: LineRefusal, { import: t, person }: PanelMessages): string {
  if (refusal.code === 'FIELD_COUNT') return t.fieldCount(refusal.count, refusal.expected)
  if (refusal.code === 'TWICE_IN_FILE') return t.twice[refusal.what](refusal.line)
  const { code } = refusal
  const text = t.refusals[code as keyof typeof t.refusals] ?? person.errors[code as PersonError] ?? person.errors.OTHER
  const column = COLUMNS[code.split('_')[0] ?? '']
  return column === undefined ? text : t.inColumn(column, text)
}

/** Of the codes that name a field, by their first word; a form says the same beside the field. */
const COLUMNS: Partial<Record<string, Column | 'first_name / last_name'>> = {
  LOGIN: 'login',
  EMAIL: 'email',
  PESEL: 'pesel',
  SUBSTITUTE: 'substitute_id',
  NAME: 'first_name / last_name',
  CLASS: 'class',
  LANGUAGE: 'language',
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
      return headerTexts(refusal.faults, t)
  }
}

function headerTexts(faults: HeaderFault[], t: PanelMessages['import']): string[] {
  const unknown: string[] = []
  const missing: string[] = []
  const sentences: string[] = []
  for (const fault of faults) {
    if (fault.code === 'COLUMN_UNKNOWN') unknown.push(fault.name ?? t.columnNumber(fault.column))
    else if (fault.code === 'COLUMN_MISSING') missing.push(fault.name)
    else sentences.push(fault.code === 'COLUMN_TWICE' ? t.columnTwice(fault.name) : t.faults[fault.code])
  }
  if (unknown.length > 0) sentences.push(t.columnsUnknown(unknown.join(', ')))
  if (missing.length > 0) sentences.push(t.columnsMissing(missing.join(', ')))
  return sentences
}
