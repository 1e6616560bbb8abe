import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino, { type Logger } from 'pino'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Demo } from '../demo/prepare-demo.js'
import { drawPicture } from './captcha/picture/draw-picture.js'
import { SealedChallenges } from './captcha/sealed-challenges.js'
import { Directory } from './domain/directory/directory.js'
import { Keyring } from './domain/keyring.js'
import { OutboxWorker, type WorkerPace } from './domain/mailing/outbox-worker.js'
import type { Services } from './domain/services.js'
import type { Unit } from './domain/unit.js'
import { readEnvironment, type Environment } from './env.js'
import { createEventLog } from './event-log.js'
import { createApp } from './http/create-app.js'
import { createSmtpMailer } from './mail/smtp-mailer.js'
import { createArgon2Hasher } from './password/argon2-hasher.js'
import { loadCommonPasswords } from './password/common-passwords.js'
import { openStore } from './store/open-store.js'

/** How often what is out of date is dropped, in milliseconds. */
const SWEEP_EVERY_MS = 60_000

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, with the port it got. */
  url: string
  services: Services
  /** Takes nothing new, ends what is under way, closes everything. */
  stop(): Promise<void>
}

/** What a test or the demo sets differently. */
export interface ServerOptions {
  now?: () => Date
  pace?: Partial<WorkerPace>
  /** The fictional municipality around the server. */
  demo?: Demo
}

/** Wires store, mail, captcha, passwords and HTTP together and listens; what fails on the way closes what was open. */
export async function startServer(env: Environment, options: ServerOptions = {}): Promise<RunningServer> {
  const { now = () => new Date(), pace, demo } = options
  const opened: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const close of opened.splice(0).toReversed()) await close()
  }
  try {
    const logger = createLogger(env)
    const metrics = new Registry()
    collectDefaultMetrics({ register: metrics })
    const log = createEventLog(logger, metrics)
    const keyring = new Keyring(...env.secretKeys)
    if (demo !== undefined) opened.push(() => demo.close())
    const mailer = createSmtpMailer({ smtpUrl: env.smtpUrl, log })
    opened.push(() => mailer.close())
    const store = await openStore(env)
    opened.push(() => store.close())
    const challenges = new SealedChallenges({ keyring, now })
    const commonPasswords = loadCommonPasswords()
    // unpacks the list now, so that the first parent does not wait for it
    commonPasswords.has('')
    const services: Services = {
      accounts: store.accounts,
      audit: store.audit,
      challenges,
      commonPasswords,
      directory: new Directory({ accounts: store.accounts, keyring, now }),
      hasher: createArgon2Hasher(),
      keyring,
      limiter: store.limiter,
      log,
      mailer,
      now,
      outbox: store.outbox,
      publicUrl: env.publicUrl,
      sessions: store.sessions,
      spent: store.spent,
      units: unitsById(env),
    }
    const worker = new OutboxWorker(services, pace)
    opened.push(() => worker.stop())
    const app = await createApp({
      services,
      logger,
      metrics,
      trustedProxies: env.trustedProxies,
      widget: { folder: findWidget(), version: readVersion() },
      drawMedia(_kind, challenge) {
        const drawable = challenges.drawable(challenge)
        return drawable?.kind === 'picture' ? drawPicture({ text: drawable.answer, seed: drawable.seed }) : undefined
      },
      ping: () => store.ping(),
    })
    opened.push(() => app.close())
    if (demo !== undefined) {
      await demo.seed(services)
      await app.register(demo.routes, { services })
    }
    const url = await app.listen({ port: env.port, host: env.host })
    worker.start()
    const sweep = setInterval(() => {
      services.directory.dropIdle()
      store.sweep(now()).catch((error: unknown) => log.warn('sweep.failed', {}, error))
    }, SWEEP_EVERY_MS)
    opened.push(async () => clearInterval(sweep))
    return { url, services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** What commands on accounts work with: the store and the keys, by the environment. Throws {@link EnvironmentInvalid}. */
export async function openServices() {
  const env = readEnvironment(process.env, { for: 'accounts' })
  const now = () => new Date()
  const store = await openStore(env)
  const services = {
    accounts: store.accounts,
    audit: store.audit,
    keyring: new Keyring(...env.secretKeys),
    log: createEventLog(createLogger({ logLevel: 'silent' }), new Registry()),
    now,
    units: unitsById(env),
  }
  return { services, close: () => store.close() }
}

function unitsById({ units }: Environment): Map<string, Unit> {
  return new Map(units.map((unit) => [unit.id, unit]))
}

/** JSON lines on stdout, times in UTC; nothing of the host. */
export function createLogger({ logLevel }: Pick<Environment, 'logLevel'>): Logger {
  return pino({
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
  })
}

/** The package's own folder, from `server/` as from `dist/server/`, here and where it is installed. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

function readVersion(): string {
  return (JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string }).version
}

function findWidget(): string {
  const folder = join(packageFolder(), 'dist', 'bundle')
  if (!existsSync(join(folder, 'klucznik.js'))) throw new Error('the widget is not built: run npm run build')
  return folder
}
