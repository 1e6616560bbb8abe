import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startInbox, type Inbox } from '../../demo/inbox.js'
import type { Environment } from '../../server/env.js'
import { freePort } from './free-port.js'
import { REPOSITORY } from './repository.js'
import { testUnit } from './test-server.js'

/** A server in a process of its own, that can be killed and started again on the same data. */
export interface ServerProcess {
  url: string
  env: Pick<Environment, 'secretKeys'>
  inbox: Inbox
  /** Where the embedded store lies. */
  dataDir: string
  /** Path of the file that describes its unit. */
  unitsFile: string
  /** Everything that it wrote to stdout and stderr, over all its lives. */
  output(): string
  /** With what it was started with before, or with other variables from now on. */
  start(changed?: Record<string, string>): Promise<void>
  /** SIGKILL: nothing is tidied up. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit status. */
  terminate(): Promise<number | null>
  /** Ends it and removes all traces. */
  stop(): Promise<void>
}

/** Starts `server-process-main.ts` with real environment variables; leases hold four seconds, so that tests need not wait. */
export async function startServerProcess({
  databaseUrl,
  variables = {},
  limits: own = {},
}: {
  databaseUrl?: string
  variables?: Record<string, string>
  limits?: Record<string, string | number>
} = {}): Promise<ServerProcess> {
  const inbox = await startInbox()
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-process-'))
  const dataDir = join(folder, 'data')
  const unitsFile = join(folder, 'units.json')
  const unit = testUnit()
  const { origins, contact, name, from, id, systemKeys } = unit
  const limits = { perAddress: '100000/60', perUnit: '100000/60', ...own }
  await writeFile(
    unitsFile,
    JSON.stringify([{ id, name, from, origins, contact, systemKeys, captcha: { workFactor: 0.01 }, limits }]),
  )
  const secret = randomBytes(32)
  const port = await freePort()
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://localhost:${port}`,
    SECRET_KEY: secret.toString('base64'),
    DATA_DIR: dataDir,
    SMTP_URL: inbox.url,
    UNITS_FILE: unitsFile,
    LOG_LEVEL: 'info',
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    ...variables,
  }
  let output = ''
  let child: ReturnType<typeof launch> | undefined

  const launch = () =>
    spawn(process.execPath, [join(REPOSITORY, 'dist/test/support/server-process-main.js')], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  async function start(changed: Record<string, string> = {}): Promise<void> {
    Object.assign(env, changed)
    const next = launch()
    child = next
    next.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: next.stdout }).on('line', (line) => {
        output += `${line}\n`
        if (line.includes('"msg":"listening"')) resolve()
      })
      next.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)))
    })
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const last = child
    child = undefined
    if (last === undefined || last.exitCode !== null) return last?.exitCode ?? null
    const exit = once(last, 'exit')
    last.kill(signal)
    const [code] = (await exit) as [number | null]
    return code
  }

  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    env: { secretKeys: [secret] },
    inbox,
    dataDir,
    unitsFile,
    output: () => output,
    start,
    kill: async () => void (await end('SIGKILL')),
    terminate: () => end('SIGTERM'),
    async stop() {
      await end('SIGKILL')
      await inbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
