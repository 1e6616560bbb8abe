/** What is wrong at the field of the password there is, and at that of the new one; the others are about neither. */
export const AT_CURRENT = ['current', 'wrong'] as const
export const AT_NEXT = [
  'next',
  'SAME',
  'TOO_SHORT',
  'TOO_LONG',
  'NOT_TEXT',
  'COMMON',
  'LIKE_LOGIN',
  'LIKE_UNIT',
] as const
export const PASSWORD_ERRORS = [...AT_CURRENT, ...AT_NEXT, 'later', 'busy'] as const

/** What went wrong, as the address of the page behind the form says. */
export type PasswordError = (typeof PASSWORD_ERRORS)[number]
