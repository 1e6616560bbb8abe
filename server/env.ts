import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { explainDatabaseUrl } from './database-url.js'
import { SECRET_BYTES } from './domain/keys/secret.js'
import type { Unit } from './domain/unit.js'
import { readSecretFiles } from './secret-files.js'
import { isAddressOrNetwork } from './trusted-proxy.js'
import { isTrustedUrl } from './trusted-url.js'
import { readUnitsFile } from './units-file.js'

/** Everything that a server is told from outside, checked. */
export interface Environment {
  port: number
  host: string
  /** With no slash at the end. */
  publicUrl: string
  /** 32 bytes each, the current one first. */
  secretKeys: [Buffer, ...Buffer[]]
  databaseUrl?: string
  dataDir: string
  smtpUrl: string
  /** Where mails that come back arrive: path of a Maildir or an mbox file. */
  bounceMailbox?: string
  units: Unit[]
  /** Addresses and networks in CIDR notation. */
  trustedProxies: string[]
  /** Opens `/metrics` from wherever. */
  metricsToken?: string
  /** A `mailto:` or `https:` address for `/.well-known/security.txt`. */
  securityContact?: string
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

/** What a command is told: a server's addresses are missing where it has no use for them. */
export interface CommandEnvironment extends Omit<Environment, 'publicUrl' | 'smtpUrl'> {
  publicUrl?: string
}

/** Says every mistake at once, a line for each. */
export class EnvironmentInvalid extends Error {
  override readonly name = 'EnvironmentInvalid'

  constructor(mistakes: string[]) {
    super(mistakes.join('\n'))
  }
}

type Variables = Record<string, string | undefined>

const secretKey = z
  .string({ error: 'is missing; make one with: klucznik secret' })
  .transform((text) => text.split(',').map((key) => Buffer.from(key.trim(), 'base64')))
  .refine(
    (keys) => keys.every((key) => key.length === SECRET_BYTES),
    `must be ${SECRET_BYTES} bytes in base64; make one with: klucznik secret`,
  )
  .transform((keys) => keys as [Buffer, ...Buffer[]])

const shape = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a number from 0 to 65535')
    .default(8080),
  HOST: z.string().min(1).default('0.0.0.0'),
  PUBLIC_URL: z
    .string({ error: 'is missing: the address under which people reach this server, such as https://konto.example.pl' })
    .refine(isOrigin, 'must be an origin such as https://konto.example.pl: https (http for localhost alone), no path')
    .transform((url) => new URL(url).origin),
  SECRET_KEY: secretKey,
  DATABASE_URL: z
    .string()
    .superRefine((url, context) => {
      const message = explainDatabaseUrl(url)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    })
    .optional(),
  DATA_DIR: z
    .string()
    .min(1)
    .refine((path) => isFolder(path), 'must be a folder, or a path where one can be made')
    .default('./data'),
  SMTP_URL: z
    .string({ error: 'is missing: the relay for mails, such as smtps://user:password@smtp.example.pl' })
    .regex(/^smtps?:\/\//i, 'must begin with smtp:// or smtps://'),
  BOUNCE_MAILBOX: z
    .string()
    .refine(isMailbox, 'must be the path of a Maildir (a folder with new/ and cur/) or of an mbox file')
    .optional(),
  UNITS_FILE: z.string({ error: 'is missing: path of the JSON file that describes the units' }).min(1),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine(
      (parts) => parts.every(isAddressOrNetwork),
      'must be addresses or networks with commas between, such as 10.0.0.0/8',
    ),
  METRICS_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{24,200}$/,
      'must be 24 to 200 characters of ASCII without a space; make one with: klucznik secret',
    )
    .optional(),
  SECURITY_CONTACT: z
    .string()
    .refine(
      isContact,
      'must be an address such as mailto:bezpieczenstwo@example.pl or https://www.example.pl/bezpieczenstwo',
    )
    .optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
})

/** Who reads, and with what. */
export interface ReadingOptions {
  for?: keyof typeof shapes
  /** What stands where nothing was set. */
  defaults?: Variables
  /** A line for everything that is wrong in an `SMTP_URL`, each with the variable's name. */
  explainSmtpUrl?: (url: string) => string[]
}

/** Who reads the environment: commands ask for nothing that only a server needs, letters take the address in them. */
const shapes = {
  server: shape,
  accounts: shape.omit({
    PUBLIC_URL: true,
    SMTP_URL: true,
    BOUNCE_MAILBOX: true,
    METRICS_TOKEN: true,
    SECURITY_CONTACT: true,
  }),
  letters: shape
    .omit({ SMTP_URL: true, BOUNCE_MAILBOX: true, METRICS_TOKEN: true, SECURITY_CONTACT: true })
    .extend({ PUBLIC_URL: shape.shape.PUBLIC_URL.optional() }),
}

type Output = z.output<typeof shape>
type ServerOnly = 'PUBLIC_URL' | 'SMTP_URL' | 'BOUNCE_MAILBOX' | 'METRICS_TOKEN' | 'SECURITY_CONTACT'
type CommandOutput = Omit<Output, ServerOnly> & { [Key in ServerOnly]?: string | undefined }

/**
 * Reads and checks the environment, the files of its secrets and the units file it names; an empty variable counts as
 * missing. Throws {@link EnvironmentInvalid}.
 */
export function readEnvironment(variables: Variables, options?: Omit<ReadingOptions, 'for'>): Environment
export function readEnvironment(variables: Variables, options: { for: 'accounts' | 'letters' }): CommandEnvironment
export function readEnvironment(
  variables: Variables,
  { for: purpose = 'server', defaults = {}, explainSmtpUrl = () => [] }: ReadingOptions = {},
): CommandEnvironment & Partial<Environment> {
  const secrets = readSecretFiles(withoutEmpty(variables), Object.keys(shapes[purpose].shape))
  const given: Variables = { ...withoutEmpty(defaults), ...secrets.variables }
  const read = shapes[purpose].safeParse(given)
  const mistakes = [...secrets.mistakes.values()]
  for (const { path, message } of read.error?.issues ?? []) {
    const name = path.join('.')
    // a secret whose file cannot be read is missing only for that
    if (!secrets.mistakes.has(name)) mistakes.push(`${secrets.nameOf(name)} ${message}`)
  }

  // the units file is read even when another variable is wrong, so that one message has it all
  const unitsFile = given['UNITS_FILE']
  const units = unitsFile === undefined ? { units: [], mistakes: [] } : readUnitsFile(unitsFile)
  mistakes.push(...units.mistakes)
  if (purpose === 'server') {
    const { SMTP_URL: smtpUrl = '', PUBLIC_URL: publicUrl = '' } = given
    if (shape.shape.SMTP_URL.safeParse(smtpUrl).success)
      mistakes.push(...explainSmtpUrl(smtpUrl).map((line) => line.replace(/^SMTP_URL/, secrets.nameOf('SMTP_URL'))))
    if (isOrigin(publicUrl)) mistakes.push(...strangePages(units.units, new URL(publicUrl).origin))
  }
  if (!read.success || mistakes.length > 0) throw new EnvironmentInvalid(mistakes)

  const env: CommandOutput = read.data
  return {
    port: env.PORT,
    host: env.HOST,
    secretKeys: env.SECRET_KEY,
    dataDir: env.DATA_DIR,
    units: units.units,
    trustedProxies: env.TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
    ...(env.DATABASE_URL !== undefined && { databaseUrl: env.DATABASE_URL }),
    ...(env.PUBLIC_URL !== undefined && { publicUrl: env.PUBLIC_URL }),
    ...(env.SMTP_URL !== undefined && { smtpUrl: env.SMTP_URL }),
    ...(env.BOUNCE_MAILBOX !== undefined && { bounceMailbox: env.BOUNCE_MAILBOX }),
    ...(env.METRICS_TOKEN !== undefined && { metricsToken: env.METRICS_TOKEN }),
    ...(env.SECURITY_CONTACT !== undefined && { securityContact: env.SECURITY_CONTACT }),
  }
}

function withoutEmpty(variables: Variables): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

/** What `Contact` of a security.txt may be (RFC 9116, 2.5.3), in one line of ASCII; a telephone reads no report. */
function isContact(text: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false
  const { protocol, pathname } = new URL(text)
  return protocol === 'https:' || (protocol === 'mailto:' && /^[^@]+@[^@]+$/.test(pathname))
}

/** A Maildir is there before its first mail, an mbox file need not be. */
function isMailbox(path: string): boolean {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory()) return ['new', 'cur'].every((part) => existsSync(join(path, part)))
    return statSync(dirname(path)).isDirectory()
  } catch {
    return false
  }
}

/** A page for mailed links from where nobody may call the server could do nothing with them. */
function strangePages(units: Unit[], publicOrigin: string): string[] {
  return units.flatMap(({ recoveryUrl, origins }, at) =>
    recoveryUrl === undefined || [publicOrigin, ...origins].includes(new URL(recoveryUrl).origin)
      ? []
      : [`UNITS_FILE [${at}].recoveryUrl: must be a page of PUBLIC_URL or of one of the unit's origins`],
  )
}

/** Nothing stands at the path or above it that is no folder. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch (error) {
    // not by throwIfNoEntry: since Node 24 that takes a path below a file for a free one too
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}

/** Origins are `https://host[:port]`, or `http://` where the browser trusts the machine itself. */
function isOrigin(text: string): boolean {
  return isTrustedUrl(text) && text.replace(/\/$/, '') === new URL(text).origin
}
