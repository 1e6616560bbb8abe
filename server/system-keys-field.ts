import { z } from 'zod'
import { isKeyName, KEY_NAME_RULE, SYSTEM_RIGHTS, type SystemKey } from './domain/system-key.js'

/** A day that is written without a time ends with it. */
const END_OF_DAY = 'T24:00:00Z'

const expires = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'must be the last day, such as "2027-08-31" (in UTC), or a moment such as "2027-08-31T22:00:00Z"',
  })
  .transform((text) => new Date(text.includes('T') ? text : `${text}${END_OF_DAY}`))

const systemKey = z.strictObject({
  name: z.string().refine(isKeyName, KEY_NAME_RULE),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of a key in lower-case hex'),
  may: z
    .array(z.enum(SYSTEM_RIGHTS, { error: `must be one of ${SYSTEM_RIGHTS.join(', ')}` }))
    .min(1, `must name at least one of ${SYSTEM_RIGHTS.join(', ')}`)
    .refine((rights) => new Set(rights).size === rights.length, 'names a right twice'),
  expires: expires.optional(),
})

/** `systemKeys` of a units file's entry. */
export const systemKeys = z
  .array(systemKey)
  .superRefine((keys, context) => {
    for (const [at, { name, sha256 }] of keys.entries()) {
      const before = keys.slice(0, at)
      const refuse = (field: string, message: string): void =>
        context.addIssue({ code: 'custom', path: [at, field], message })
      if (before.some((key) => key.name === name))
        refuse('name', `there is another key named "${name}": the history tells them apart by their names`)
      const same = before.find((key) => key.sha256 === sha256)
      if (same !== undefined) refuse('sha256', `is the same key as "${same.name}": each system needs one of its own`)
    }
  })
  .default([])

/** `apiKeys` of an entry for an earlier version: nothing but a sentence that says what to write in its place. */
export const formerApiKeys = z.never({ error: ({ input }) => whatToWrite(input) }).optional()

function whatToWrite(given: unknown): string {
  const digests = Array.isArray(given) ? given.filter((digest) => typeof digest === 'string') : []
  if (digests.length === 0) return 'is no field any more: leave it out (keys of systems stand in systemKeys)'
  const keys = digests.map((sha256, at): SystemKey => ({ name: `system-${at + 1}`, sha256, may: [...SYSTEM_RIGHTS] }))
  return `is no field any more. Write in its place, with names of your own and no more rights than each needs: "systemKeys": ${JSON.stringify(keys)}`
}
