/** A field of an account, by its name in a row; never what stands in it. */
export type ChangedField =
  | 'login'
  | 'email'
  | 'pesel'
  | 'substituteId'
  | 'firstName'
  | 'lastName'
  | 'class'
  | 'language'
  | 'role'

/**
 * What a row does to fields: those that stay as they are left out, and nothing of what stands in them. `asked`: it waits
 * until the office agrees.
 */
export type FieldChanges = Partial<Record<ChangedField, 'added' | 'replaced' | 'removed' | 'asked'>>
