/** What a spreadsheet takes for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

/** The apostrophe that {@link guarded} puts in front. */
const GUARD = /^'(?=[=+\-@\t\r])/

/**
 * A field that a spreadsheet shows as it is and does not compute. Unlike those of the history, which never come back, these
 * fields do: what stands further on in them is left as it is.
 */
export function guarded(field: string): string {
  return FORMULA.test(field) ? `'${field}` : field
}

/** The field as it was before: the apostrophe is no part of it, or the same file would come back with other data. */
export function unguarded(field: string): string {
  return field.replace(GUARD, '')
}
