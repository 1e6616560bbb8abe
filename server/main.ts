import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyPluginAsync } from 'fastify'
import pino, { type Logger } from 'pino'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { drawMedia } from './captcha/drawing/draw-media.js'
import { DrawingThread } from './captcha/drawing/drawing-thread.js'
import { Drawings } from './captcha/drawing/drawings.js'
import { SealedChallenges } from './captcha/sealed-challenges.js'
import { genuineAccounts } from './domain/accounts/genuine-accounts.js'
import { Directory } from './domain/directory/directory.js'
import { KeysStrange, loadUnitKeys } from './domain/key-keeping/load-unit-keys.js'
import { KEYS_HOLD_MS, UnitKeyKeeper } from './domain/key-keeping/unit-key-keeper.js'
import { Keyring } from './domain/keyring.js'
import { BounceReader } from './domain/mailing/bounce-reader.js'
import { createMailWorker } from './domain/mailing/mail-worker.js'
import type { WorkerPace } from './domain/outbox/outbox-worker.js'
import type { Store } from './domain/ports/store.js'
import type { PanelServices } from './domain/panel/panel-services.js'
import type { Unit } from './domain/unit.js'
import { createWebhookWorker } from './domain/webhooks/webhook-worker.js'
import { EnvironmentInvalid, readEnvironment, type Environment } from './env.js'
import { createEventLog } from './event-log.js'
import { createApp } from './http/create-app.js'
import type { Patience } from './http/request/patience.js'
import { LETTER_POLICY } from './letters/style.js'
import { writeLetters } from './letters/write-letters.js'
import { createBounceMailbox } from './mail/bounces/bounce-mailbox.js'
import { readDkimKeys } from './mail/dkim-keys.js'
import { createSmtpMailer } from './mail/smtp-mailer.js'
import { parseSmtpUrl, SmtpUrlInvalid } from './mail/smtp-url.js'
import { createArgon2Hasher } from './passwords/argon2-hasher.js'
import { createWebauthnPasskeys } from './passkeys/webauthn-passkeys.js'
import { loadCommonPasswords } from './passwords/common-passwords.js'
import { listenMistake, storeMistake } from './start-mistakes.js'
import { openStore } from './store/open-store.js'
import { createHttpReceivers } from './webhooks/http-receivers.js'

/** How often what is out of date is dropped, in milliseconds. */
const SWEEP_EVERY_MS = 60_000

/** What works beside the requests, on a clock of its own. */
export interface Worker {
  /** One round now, beside those that come by themselves. */
  runOnce(): Promise<void>
}

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, with the port it got. */
  url: string
  services: PanelServices
  /** Driven by hand alone with `pace: { everyMs: Infinity }`. `bounces` is there when a mailbox for them is named. */
  workers: { outbox: Worker; webhooks: Worker; bounces?: Worker }
  /** Takes nothing new, ends what is under way, closes everything. */
  stop(): Promise<void>
}

/** What stands around a server: the demo's fictional municipality. */
export interface Surroundings {
  /** Enters people, before anybody can ask. */
  seed(services: PanelServices): Promise<void>
  /** Its pages. */
  routes: FastifyPluginAsync<{ services: PanelServices; version: string }>
  close(): Promise<void>
}

/** What a test or the demo sets differently. */
export interface ServerOptions {
  now?: () => Date
  pace?: Partial<WorkerPace>
  patience?: Partial<Patience>
  demo?: Surroundings
}

/** Wires store, mail, captcha, passwords and HTTP together and listens; what fails on the way closes what was open. */
export async function startServer(env: Environment, options: ServerOptions = {}): Promise<RunningServer> {
  const { now = () => new Date(), pace, patience, demo } = options
  const opened: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const close of opened.splice(0).toReversed()) await close()
  }
  try {
    const logger = createLogger(env)
    const metrics = new Registry()
    collectDefaultMetrics({ register: metrics })
    const log = createEventLog(logger, metrics)
    opened.push(async () => log.close())
    const keyring = new Keyring(...env.secretKeys)
    if (demo !== undefined) opened.push(() => demo.close())
    const mailer = createSmtpMailer({ smtpUrl: env.smtpUrl, log })
    opened.push(() => mailer.close())
    const store = await openStoreOf(env)
    opened.push(() => store.close())
    const units = unitsById(env)
    const { keys } = store
    await loadUnitKeys({ keyring, keys, now }, units.keys(), KEYS_HOLD_MS).catch((error: unknown) => {
      throw error instanceof KeysStrange ? new EnvironmentInvalid([error.message]) : error
    })
    const accounts = genuineAccounts(store.accounts, { keyring, log })
    const challenges = new SealedChallenges({ keyring, now })
    const thread = new DrawingThread({ log })
    opened.push(() => thread.stop())
    const commonPasswords = loadCommonPasswords()
    const services: PanelServices = {
      accounts,
      audit: store.audit,
      challenges,
      commonPasswords,
      directory: new Directory({ accounts, keyring, now }),
      hasher: createArgon2Hasher(),
      keyring,
      keys,
      limiter: store.limiter,
      log,
      mailer,
      now,
      outbox: store.outbox,
      passkeys: createWebauthnPasskeys(env),
      publicUrl: env.publicUrl,
      sessions: store.sessions,
      spent: store.spent,
      units,
    }
    const keeper = new UnitKeyKeeper(services)
    opened.push(() => keeper.stop())
    keeper.start()
    const outbox = createMailWorker(services, pace)
    opened.push(() => outbox.stop())
    const version = readVersion()
    const app = await createApp({
      services,
      logger,
      metrics,
      metricsToken: env.metricsToken,
      securityContact: env.securityContact,
      trustedProxies: env.trustedProxies,
      widget: { folder: findWidget(), version },
      drawMedia: drawMedia({ services, challenges, drawings: new Drawings({ thread, log }) }),
      letters: { write: writeLetters, policy: LETTER_POLICY },
      async ping() {
        await store.ping()
        await keeper.freshen()
      },
      patience,
    })
    opened.push(() => app.close())
    if (demo !== undefined) {
      await demo.seed(services)
      await app.register(demo.routes, { services, version })
    }
    const url = await app.listen({ port: env.port, host: env.host }).catch((error: unknown) => {
      throw listenMistake(error, env)
    })
    outbox.start()
    const webhooks = createWebhookWorker(services, createHttpReceivers(), pace)
    opened.push(() => webhooks.stop())
    webhooks.start()
    const { bounceMailbox: path, dataDir } = env
    const bounces = path && new BounceReader(services, createBounceMailbox({ path, dataDir, log, now }), pace)
    if (bounces) {
      opened.push(() => bounces.stop())
      bounces.start()
    }
    const sweep = setInterval(() => {
      services.directory.dropIdle()
      store.sweep(now()).catch((error: unknown) => log.warn('sweep.failed', {}, error))
    }, SWEEP_EVERY_MS)
    opened.push(async () => clearInterval(sweep))
    return { url, services, workers: { outbox, webhooks, ...(bounces && { bounces }) }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** What commands work with: the store and the keys, by the environment. Throws {@link EnvironmentInvalid}. */
export async function openServices(purpose: 'accounts' | 'letters' = 'accounts') {
  const env = readEnvironment(process.env, { for: purpose })
  const now = () => new Date()
  const store = await openStoreOf(env)
  const keyring = new Keyring(...env.secretKeys)
  const log = createEventLog(createLogger({ logLevel: 'silent' }), new Registry())
  const services = {
    accounts: genuineAccounts(store.accounts, { keyring, log }),
    audit: store.audit,
    keyring,
    keys: store.keys,
    log,
    now,
    outbox: store.outbox,
    units: unitsById(env),
    ...(env.publicUrl !== undefined && { publicUrl: env.publicUrl }),
  }
  return { services, close: () => store.close() }
}

function openStoreOf(env: Pick<Environment, 'databaseUrl' | 'dataDir'>): Promise<Store> {
  return openStore(env).catch((error: unknown) => {
    throw storeMistake(error, env)
  })
}

/**
 * Reads what a server needs, the relay's address and keys for DKIM included; `defaults` stand where nothing was set.
 * Throws {@link EnvironmentInvalid}.
 */
export function readServerEnvironment(
  variables: Record<string, string | undefined>,
  defaults: Record<string, string> = {},
): Environment {
  return readEnvironment(variables, { defaults, explainSmtpUrl })
}

function explainSmtpUrl(url: string): string[] {
  try {
    readDkimKeys(parseSmtpUrl(url).dkim)
    return []
  } catch (error) {
    if (error instanceof SmtpUrlInvalid) return error.message.split('\n')
    throw error
  }
}

function unitsById({ units }: Pick<Environment, 'units'>): Map<string, Unit> {
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
