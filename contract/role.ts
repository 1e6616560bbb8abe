/** What somebody can be in a unit; only teachers and the office get into the panel. */
export const ROLES = ['member', 'teacher', 'office'] as const

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number]

/** Who works with the panel: a teacher in their own classes, the office in the whole unit. */
export type StaffRole = Exclude<Role, 'member'>
