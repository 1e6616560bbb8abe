import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { after, before, describe, it } from 'node:test'
import { clientFor, solveFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { mailWithTicket, ticketsIn } from '../support/mails.js'
import { REPOSITORY } from '../support/repository.js'
import { startServerProcess, type ServerProcess } from '../support/server-process.js'
import { until } from '../support/until.js'
import { ask, SCHOOL } from '../support/walk.js'
import { peselNumber } from '../server/cli/cli-harness.js'

/** Requests a second, as far as the machine comes along. */
const RATE = 200
const MOST_AT_ONCE = 50
const person = { login: 'anna', email: 'anna@example.org', pesel: peselNumber(1), firstName: 'Anna' }

eachStore((store) => {
  describe('SECRET_KEY that is rotated while two servers are in use', () => {
    const [old, fresh] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64')) as [string, string]
    let first: ServerProcess
    let second: ServerProcess
    let place: Record<string, string>
    let ticket = ''
    before(async () => {
      const { databaseUrl } = store.env()
      const own = databaseUrl === undefined ? {} : { databaseUrl }
      first = await startServerProcess({ ...own, variables: { SECRET_KEY: old } })
      place = { DATA_DIR: first.dataDir, SMTP_URL: first.inbox.url }
      second = await startServerProcess({ ...own, variables: { ...place, SECRET_KEY: old } })
      if (databaseUrl !== undefined) place['DATABASE_URL'] = databaseUrl
      await clientFor(first, { headers: SCHOOL }).accounts.upsert.mutate({ account: person })
      await ask(first, person.pesel)
      ;[ticket = ''] = ticketsIn(await mailWithTicket(first.inbox, person.email))
    })
    after(async () => {
      await second.stop()
      await first.stop()
    })

    it('fails no request at any step, and nobody enters anything again [97]', async (t) => {
      const began = performance.now()
      const load = startLoad([first, second], ticket)
      const restart = async (server: ServerProcess, secretKey: string) => {
        await load.without(server)
        assert.equal(await server.terminate(), 0)
        await server.start({ SECRET_KEY: secretKey })
        load.with(server)
        await setTimeout(500)
      }
      for (const secretKey of [`${old},${fresh}`, `${fresh},${old}`])
        for (const server of [first, second]) await restart(server, secretKey)
      const rotate = (killAfterMs?: number) =>
        keysRotate({ ...place, UNITS_FILE: first.unitsFile, SECRET_KEY: `${fresh},${old}` }, killAfterMs)
      for (const killAfterMs of [100, 300, 600]) await rotate(killAfterMs)
      assert.equal((await rotate()).status, 0)
      for (const server of [first, second]) await restart(server, fresh)
      const { answered, failed } = await load.stop()
      t.diagnostic(`${answered} requests, ${Math.round((answered * 1_000) / (performance.now() - began))} a second`)
      assert.deepEqual(failed, [])
      assert.ok(answered > RATE, `only ${answered} requests were answered`)

      const again = await clientFor(second, { headers: SCHOOL }).accounts.upsert.mutate({ account: person })
      assert.equal(again.created, false)
      const mails = first.inbox.mails().length
      await ask(first, person.pesel)
      await until('she is found by her PESEL', () => first.inbox.mails().length > mails)
      const password = 'kot rower chmura lampa'
      assert.equal((await clientFor(first).recovery.complete.mutate({ ticket, password })).login, person.login)
    })
  })
})

/** Sends requests of every kind to whichever server is there, as a balancer does. */
function startLoad(servers: ServerProcess[], ticket: string) {
  const up = new Set(servers)
  const busy = new Map(servers.map((server) => [server, 0]))
  const failed: unknown[] = []
  let [answered, sent] = [0, 0]
  const on = async <T>(work: (server: ServerProcess) => Promise<T>): Promise<T> => {
    const all = [...up]
    const server = all[sent++ % all.length]
    assert.ok(server)
    busy.set(server, (busy.get(server) ?? 0) + 1)
    try {
      return await work(server)
    } finally {
      busy.set(server, (busy.get(server) ?? 0) - 1)
    }
  }
  const kinds = [
    () => on((server) => clientFor(server).recovery.inspect.mutate({ ticket })),
    () => on((server) => clientFor(server, { headers: SCHOOL }).accounts.list.mutate({ limit: 5 })),
    async () => {
      const solved = await on((server) => solveFor(server))
      // the next server redeems what this one has issued
      await on((server) => clientFor(server).recovery.request.mutate({ identifier: 'nikt', language: 'pl', ...solved }))
    },
  ]
  let waiting = 0
  const timer = setInterval(() => {
    if (waiting >= MOST_AT_ONCE) return
    waiting++
    const kind = kinds[answered % 20 === 0 ? 2 : answered % 5 === 0 ? 1 : 0]
    kind?.()
      .then(() => answered++)
      .catch((error: unknown) => failed.push(error))
      .finally(() => waiting--)
  }, 1_000 / RATE)
  return {
    async without(server: ServerProcess) {
      up.delete(server)
      await until('nothing is under way there', () => busy.get(server) === 0)
    },
    with: (server: ServerProcess) => void up.add(server),
    async stop() {
      clearInterval(timer)
      await until('everything is answered', () => waiting === 0)
      return { answered, failed }
    },
  }
}

/** `klucznik keys rotate`, killed after so many milliseconds. */
async function keysRotate(variables: Record<string, string>, killAfterMs = 60_000): Promise<{ status: number | null }> {
  const child = spawn(process.execPath, [join(REPOSITORY, 'dist/server/bin.js'), 'keys', 'rotate'], {
    env: { ...process.env, ...variables },
    stdio: 'ignore',
    timeout: killAfterMs,
    killSignal: 'SIGKILL',
  })
  const [status] = (await once(child, 'exit')) as [number | null]
  return { status }
}
