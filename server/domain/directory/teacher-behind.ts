import type { Person } from './person.js'

/** So long after the password the office is shown it. */
const SHOWN_MS = 30 * 86_400_000

/**
 * The login of the teacher who wrote the address down from which the password was set, while that is new: nobody but them
 * has said that the mailbox is the person's. Whatever address the account gets afterwards, the password is still that one.
 */
export function teacherBehind(
  { passwordBehind, passwordSetAt }: Pick<Person, 'passwordBehind' | 'passwordSetAt'>,
  now: Date,
): string | undefined {
  if (passwordBehind?.by?.role !== 'teacher' || passwordSetAt === undefined) return undefined
  return now.getTime() - passwordSetAt.getTime() < SHOWN_MS ? passwordBehind.by.login : undefined
}
