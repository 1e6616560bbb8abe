import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { freePort } from './free-port.js'
import { until } from './until.js'

/** A real MongoDB server of a test's own. */
export interface Mongod {
  /** `mongodb://…/<database>`. */
  url(database: string): string
  /** Comes back on the same port and data. */
  start(): Promise<void>
  /** SIGKILL. */
  kill(): Promise<void>
  /** Ends it and removes its data. */
  stop(): Promise<void>
}

const QUIETLY = ['--bind_ip', '127.0.0.1', '--quiet', '--nounixsocket']

/** Starts the `mongod` at this path, alone or as a replica set of one; `auth`: its clients have to sign in. */
export async function startMongod(
  binary: string,
  { replicaSet = false, auth = false }: { replicaSet?: boolean; auth?: boolean } = {},
): Promise<Mongod> {
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-mongod-'))
  const port = await freePort()
  const flags = [...(replicaSet ? ['--replSet', 'test'] : []), ...(auth ? ['--auth'] : [])]
  let child: ChildProcess | undefined

  async function start(): Promise<void> {
    const next = spawn(
      binary,
      // what is out of date goes at once, not within a minute: a test that leans on it fails always, not now and then
      ['--dbpath', folder, '--port', String(port), ...QUIETLY, '--setParameter', 'ttlMonitorSleepSecs=1', ...flags],
      { stdio: 'ignore' },
    )
    child = next
    // whoever ends the test run ends its servers
    process.once('exit', () => next.kill('SIGKILL'))
    await until(
      'mongod answers',
      () => {
        if (next.exitCode !== null) throw new Error(`mongod ended with ${next.exitCode}`)
        return answers(port)
      },
      60_000,
    )
  }

  async function kill(): Promise<void> {
    const last = child
    child = undefined
    if (last === undefined || last.exitCode !== null) return
    const exit = once(last, 'exit')
    last.kill('SIGKILL')
    await exit
  }

  await start()
  if (replicaSet) await initiate(port)
  return {
    url: (database) => `mongodb://127.0.0.1:${port}/${database}${replicaSet ? '?replicaSet=test' : ''}`,
    start,
    kill,
    async stop() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

async function initiate(port: number): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`)
  try {
    const admin = client.db('admin')
    await admin.command({ replSetInitiate: { _id: 'test', members: [{ _id: 0, host: `127.0.0.1:${port}` }] } })
    await until(
      'mongod is primary',
      async () => (await admin.command({ hello: 1 }))['isWritablePrimary'] === true,
      60_000,
    )
  } finally {
    await client.close()
  }
}
