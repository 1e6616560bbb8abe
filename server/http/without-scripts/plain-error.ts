import { IDENTIFIER_FAULTS } from './identifier-fault-texts.js'

/** What may be wrong with a field, by the name of the field. */
export const FIELD_ERRORS = {
  identifier: ['identifier', 'identifier-odd', ...IDENTIFIER_FAULTS],
  code: ['code', 'code-odd', 'code-wrong'],
  characters: ['characters', 'characters-wrong'],
} as const

/** What may be wrong with none of them. */
const OTHER_ERRORS = ['wait', 'early', 'later', 'busy', 'foreign'] as const

/** A field of these forms. */
export type Field = keyof typeof FIELD_ERRORS
export type FieldError = (typeof FIELD_ERRORS)[Field][number]
export type OtherError = (typeof OTHER_ERRORS)[number]
export type PlainError = FieldError | OtherError

const STATUS: Partial<Record<PlainError, number>> = { later: 429, busy: 503 }
const ALL: readonly PlainError[] = [...Object.values(FIELD_ERRORS).flat(), ...OTHER_ERRORS]

/** What `e` of an address says, with commas between; nothing that is no error of ours. */
export function readPlainErrors(typed: string): PlainError[] {
  const said = typed.split(',')
  return ALL.filter((each) => said.includes(each))
}

/** The status of a page that says so. */
export function statusOfErrors(errors: readonly PlainError[]): number {
  return errors.map((each) => STATUS[each]).find((status) => status !== undefined) ?? 200
}
