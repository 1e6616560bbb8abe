import type { Person } from './person.js'

/** So long after the password the office is shown it. */
const SHOWN_MS = 30 * 86_400_000

/**
 * The login of the teacher who wrote the address down from which the password was set, while that is new: nobody but them
 * has said that the mailbox is the person's.
 */
export function teacherBehind(
  { addressSet, passwordSetAt }: Pick<Person, 'addressSet' | 'passwordSetAt'>,
  now: Date,
): string | undefined {
  if (addressSet?.by?.role !== 'teacher' || passwordSetAt === undefined || passwordSetAt <= addressSet.at)
    return undefined
  return now.getTime() - passwordSetAt.getTime() < SHOWN_MS ? addressSet.by.login : undefined
}
