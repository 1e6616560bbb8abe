import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import type { AccountServices } from '../../../server/cli/kit/cli-tools.js'
import { runCli, type CliTools } from '../../../server/cli/run-cli.js'
import { readIdentifier } from '../../../server/domain/identifiers/identifier.js'
import { genuineAccounts } from '../../../server/domain/accounts/genuine-accounts.js'
import { loadUnitKeys } from '../../../server/domain/key-keeping/load-unit-keys.js'
import { Keyring } from '../../../server/domain/keyring.js'
import type { AccountStore } from '../../../server/domain/ports/account-store.js'
import { writeLetters } from '../../../server/letters/write-letters.js'
import { openStore } from '../../../server/store/open-store.js'
import { testUnit } from '../../support/test-server.js'

/** The columns that every file of accounts has. */
export const HEADER = 'login,email,pesel,substitute_id,first_name,last_name,class,language'

/** A file of accounts with these lines. */
export function csv(...rows: string[]): string {
  return `${[HEADER, ...rows].join('\r\n')}\r\n`
}

/** What a command did. */
export interface CliRun {
  status: 0 | 1
  stdout: string
  stderr: string
}

/** How a command is run. */
export interface RunOptions {
  stdin?: string | Buffer | Readable
  isTerminal?: boolean
  /** Stands between the command and the real store. */
  around?(accounts: AccountStore): AccountStore
  serve?: CliTools['serve']
  /** What is known of `PUBLIC_URL`, where a command asks for it. */
  publicUrl?: string | undefined
  /** Stands in the place of the real one. */
  writeLetters?: CliTools['writeLetters']
}

/** The command line over a real store of its own, in memory streams. */
export interface CliHarness {
  folder: string
  run(args: string[], options?: RunOptions): Promise<CliRun>
  /** Imports the text as a file into the unit `przykladowo`. */
  importText(text: string | Buffer, options?: RunOptions): Promise<CliRun>
  /** What `accounts list --json` says of a unit. */
  list(unit?: string): Promise<Record<string, unknown>[]>
  /** Logins of whom an identifier finds. */
  find(typed: string, unit?: string): Promise<string[]>
  /** Uses the store directly. */
  withServices<T>(work: (services: AccountServices) => Promise<T>): Promise<T>
  /** Makes everything new with another key from now on, and still reads what the keys before it made. */
  rotateKey(): void
  /** Has the newest key alone from now on. */
  dropOldKeys(): void
  /** Seals with another key from now on. */
  loseKey(): void
  /** Removes all traces. */
  close(): Promise<void>
}

/** A command line with the units `przykladowo` and `obok`. */
export async function startCli({ databaseUrl }: { databaseUrl?: string } = {}): Promise<CliHarness> {
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-cli-'))
  const units = [
    testUnit(),
    testUnit({ id: 'obok', name: 'Gmina Obok', languages: ['uk', 'pl'], recoveryUrl: 'https://obok.example/dostep' }),
  ]
  const keys = [randomBytes(32)]
  let files = 0

  const openServices = async ({ around = (accounts) => accounts, publicUrl }: RunOptions = {}) => {
    const store = await openStore({ dataDir: join(folder, 'data'), ...(databaseUrl !== undefined && { databaseUrl }) })
    const keyring = new Keyring(...(keys as [Buffer, ...Buffer[]]))
    const log = { info() {}, warn() {} }
    const services: AccountServices = {
      accounts: genuineAccounts(around(store.accounts), { keyring, log }),
      audit: store.audit,
      keyring,
      keys: store.keys,
      log,
      now: () => new Date(),
      outbox: store.outbox,
      units: new Map(units.map((unit) => [unit.id, unit])),
      ...(publicUrl !== undefined && { publicUrl }),
    }
    return { services, close: () => store.close() }
  }

  const run = async (args: string[], options: RunOptions = {}) => {
    const { stdin = '', isTerminal = false, serve } = options
    const stdout = collect(isTerminal)
    const stderr = collect(isTerminal)
    const status = await runCli(args, {
      stdout: stdout.stream,
      stderr: stderr.stream,
      stdin: stdin instanceof Readable ? stdin : Readable.from([Buffer.from(stdin)]),
      serve: serve ?? (() => Promise.reject(new Error('no server here'))),
      openServices: () => openServices(options),
      writeLetters: options.writeLetters ?? writeLetters,
      wait: async () => {},
    })
    return { status, stdout: stdout.text(), stderr: stderr.text() }
  }

  const withServices: CliHarness['withServices'] = async (work) => {
    const { services, close } = await openServices()
    try {
      await loadUnitKeys(services, services.units.keys())
      return await work(services)
    } finally {
      await close()
    }
  }

  return {
    folder,
    run,
    withServices,
    find: (typed, unit = 'przykladowo') =>
      withServices(async ({ accounts, keyring }) => {
        const search = keyring.of(unit).identifierSearch(typed, readIdentifier(typed))
        return (await accounts.find(unit, search)).map(({ login }) => login)
      }),
    async importText(text, options) {
      const file = join(folder, `${++files}.csv`)
      await writeFile(file, text)
      return run(['accounts', 'import', file, '--unit', 'przykladowo'], options)
    },
    async list(unit = 'przykladowo') {
      const { stdout } = await run(['accounts', 'list', '--unit', unit, '--json'])
      return stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    },
    rotateKey() {
      keys.unshift(randomBytes(32))
    },
    dropOldKeys() {
      keys.splice(1)
    },
    loseKey() {
      keys.splice(0, Infinity, randomBytes(32))
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

function collect(isTTY: boolean): { stream: NodeJS.WritableStream; text(): string } {
  let text = ''
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: unknown, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  return { stream: Object.assign(stream, { isTTY }), text: () => text }
}

/** Birth dates of {@link peselNumber}, one a day. */
export const PESEL_DATES = 10_000

/** The n-th of as many valid PESELs as one likes: men and women born from 1950 on, of the same date every 10,000th. */
export function peselNumber(n: number): string {
  const born = new Date(Date.UTC(1950, 0, 1 + (n % PESEL_DATES)))
  const date = born.toISOString().slice(2, 10).replaceAll('-', '')
  const digits = `${date}${String(Math.floor(n / PESEL_DATES)).padStart(4, '0')}`
  const sum = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3].reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
