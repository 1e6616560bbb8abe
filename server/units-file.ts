import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { LANGUAGES, type Language } from '../contract/language.js'
import { AUDIT_DAYS } from './domain/audit/audit-days.js'
import { WORK_FACTOR } from './domain/captcha/challenge-price.js'
import { MAILS_PER_DAY, MAILS_PER_HOUR } from './domain/limits/mail-caps.js'
import { UNIT_LIMITS } from './domain/limits/unit-limits.js'
import { PASSWORD_MIN_LENGTH } from './domain/passwords/password-rules.js'
import { LETTER_DAYS } from './domain/tickets/letter-ticket.js'
import { ACTIVATION_HOURS, TICKET_MINUTES } from './domain/tickets/ticket-life.js'
import { firstLanguage } from './domain/unit-text.js'
import type { Limit, Unit } from './domain/unit.js'
import { WEBHOOK_SECRET_LENGTH } from './domain/webhooks/sign-webhook.js'
import { formerApiKeys, systemKeys } from './system-keys-field.js'
import { isTrustedUrl } from './trusted-url.js'

/** Characters; a name, a sender or a telephone number stands on one line of a mail. */
const LINE_MAX_LENGTH = 200

const limit = (fallback: Limit) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,6}$/, 'must be count/seconds, such as "300/600"')
    .transform((text): Limit => {
      const [count, seconds] = text.split('/').map(Number)
      return { count: count ?? fallback.count, seconds: seconds ?? fallback.seconds }
    })
    .default(fallback)

const whole = ({ least, default: fallback, most }: { least: number; default: number; most: number }) =>
  z.int().min(least).max(most).default(fallback)

const webUrl = z.string().refine(isTrustedUrl, 'must be an https address (http for localhost alone)')

const pageUrl = webUrl.refine((text) => !text.includes('#'), 'must have no # part: the ticket stands there')

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be an origin such as https://www.example.pl, with no path and no slash at the end',
  )
  .refine((text) => !URL.canParse(text) || isTrustedUrl(text), 'must be https (http for localhost alone)')

const oneLine = z
  .string()
  .min(1)
  .max(LINE_MAX_LENGTH)
  .regex(/^\P{C}*$/u, 'must be one line with no control characters')

const inEachLanguage = z
  .partialRecord(z.enum(LANGUAGES), oneLine)
  .refine((each) => Object.keys(each).length > 0, 'must be said in one language at the least')

/** One line, or one a language. Which of them it is to be shows by itself, so that a mistake is told as of that one. */
const oneLineOrEach = z.unknown().transform((value, context) => {
  const isEach = typeof value === 'object' && value !== null
  const parsed = (isEach ? inEachLanguage : oneLine).safeParse(value)
  if (parsed.success) return parsed.data
  for (const { message, path } of parsed.error.issues)
    context.issues.push({ code: 'custom', message, path, input: value })
  return z.NEVER
})

const { least: shortest, most: longest } = WEBHOOK_SECRET_LENGTH

const webhook = z.strictObject({
  url: z
    .string()
    .refine(isWebhookUrl, 'must be an https address (http for localhost alone), with no user, password or #'),
  secret: z
    .string()
    .regex(
      new RegExp(`^[\\x21-\\x7e]{${shortest},${longest}}$`),
      `must be ${shortest} to ${longest} characters of ASCII without a space; make one with: klucznik secret`,
    ),
})

const fields = z.strictObject({
  id: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'must be lower-case letters, digits and dashes'),
  name: oneLineOrEach,
  from: oneLine.refine(
    (text) => /^(?:[^<>@,;]+<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/.test(text),
    'must be an address, or Name <address>',
  ),
  origins: z.array(origin),
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1)
    .default([...LANGUAGES]),
  contact: oneLineOrEach,
  accessibilityUrl: webUrl.optional(),
  privacyUrl: webUrl.optional(),
  signInUrl: pageUrl.optional(),
  recoveryUrl: pageUrl.optional(),
  systemKeys,
  apiKeys: formerApiKeys,
  webhook: webhook.optional(),
  ticketMinutes: whole(TICKET_MINUTES),
  activationHours: whole(ACTIVATION_HOURS),
  passwordMinLength: whole(PASSWORD_MIN_LENGTH),
  staffSecondFactor: z.enum(['off', 'offered', 'required']).default('offered'),
  emailChange: z.enum(['off', 'approved', 'free']).default('approved'),
  letterCodes: z.enum(['off', 'without-email', 'all']).default('without-email'),
  letterDays: whole(LETTER_DAYS),
  auditDays: whole(AUDIT_DAYS),
  captcha: z
    .strictObject({
      first: z.enum(['picture', 'work']).default('picture'),
      workFactor: z.number().min(WORK_FACTOR.least).max(WORK_FACTOR.most).default(WORK_FACTOR.default),
    })
    .prefault({}),
  limits: z
    .strictObject({
      perAddress: limit(UNIT_LIMITS.perAddress),
      perIdentifier: limit(UNIT_LIMITS.perIdentifier),
      perUnit: limit(UNIT_LIMITS.perUnit),
      mailsPerHour: whole(MAILS_PER_HOUR),
      mailsPerDay: whole(MAILS_PER_DAY),
    })
    .prefault({}),
})

const unit = fields.transform(({ name, contact, ...rest }) => {
  const textsIn = {
    ...(typeof name === 'object' && { name }),
    ...(typeof contact === 'object' && { contact }),
  }
  return {
    ...rest,
    name: forAll(name),
    contact: forAll(contact),
    ...(Object.keys(textsIn).length > 0 && { textsIn }),
  }
})

const unitsFile = z
  .array(unit)
  .min(1, 'must describe at least one unit')
  .refine((units) => new Set(units.map(({ id }) => id)).size === units.length, 'has two units with the same id')

/** What is said where there is nothing in the reader's language. */
function forAll(said: string | Partial<Record<Language, string>>): string {
  return typeof said === 'string' ? said : (said[firstLanguage(said)] ?? '')
}

function isWebhookUrl(text: string): boolean {
  if (!URL.canParse(text) || text.includes('#')) return false
  const { username, password } = new URL(text)
  return isTrustedUrl(text) && username === '' && password === ''
}

/** Checks what a units file holds. Throws a `ZodError` that names every mistake. */
export function parseUnits(content: unknown): Unit[] {
  // zod writes an optional that is absent as absent, never as undefined
  return unitsFile.parse(content) as Unit[]
}

/** Reads a units file; what is wrong comes back as sentences, never as an exception. */
export function readUnitsFile(path: string): { units: Unit[]; mistakes: string[] } {
  try {
    return { units: parseUnits(JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))), mistakes: [] }
  } catch (error) {
    return { units: [], mistakes: explain(path, error) }
  }
}

function explain(path: string, error: unknown): string[] {
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `UNITS_FILE ${path}: ${place(issue.path)}${issue.message}`)
  }
  if (error instanceof SyntaxError) return [`UNITS_FILE ${path} is not JSON: ${error.message}`]
  return [`UNITS_FILE ${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`]
}

/** `[0].limits.perAddress: ` as one writes it in JavaScript. */
function place(path: PropertyKey[]): string {
  if (path.length === 0) return ''
  return `${path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')}: `
}
