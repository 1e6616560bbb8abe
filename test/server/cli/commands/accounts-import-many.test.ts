import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { eachStore } from '../../../support/each-store.js'
import { testUnit } from '../../../support/test-server.js'
import { csv, peselNumber, startCli, type CliHarness } from '../cli-harness.js'

eachStore((store) => {
  describe('imports of many lines', () => {
    let cli: CliHarness
    before(async () => {
      const { databaseUrl } = store.env()
      cli = await startCli(databaseUrl === undefined ? {} : { databaseUrl })
    })
    after(() => cli.close())

    const NO_REFUSAL = /^added (\d+), changed 0, unchanged (\d+), refused 0$/m

    const people = (count: number, from = 0) =>
      csv(
        ...Array.from({ length: count }, (_, n) => {
          const id = from + n
          return `osoba.${id},osoba.${id}@example.org,${peselNumber(id)},,Jan,"Nowak, ${id}",${(id % 8) + 1}a,pl`
        }),
      )

    it('store each of 5,000 lines', async () => {
      assert.deepEqual(await cli.importText(people(5_000)), {
        status: 0,
        stdout: 'added 5000, changed 0, unchanged 0, refused 0\n',
        stderr: '',
      })
      assert.equal((await cli.list()).length, 5_000)
    })

    it('of the same file at once end with each person once, and refuse nobody [70]', async () => {
      const file = people(300, 100_000)
      const runs = await Promise.all([cli.importText(file), cli.importText(file), cli.importText(file)])
      const sums = runs.map(({ stdout }) => NO_REFUSAL.exec(stdout))
      for (const [at, run] of runs.entries()) assert.equal(run.status, 0, `run ${at}: ${run.stdout}${run.stderr}`)
      assert.equal(
        sums.reduce((sum, counts) => sum + Number(counts?.[1]), 0),
        300,
      )
      const listed = (await cli.list()).filter(({ login }) => /^osoba\.1\d{5}$/.test(String(login)))
      assert.equal(listed.length, 300)
      assert.equal(new Set(listed.map(({ substituteId }) => substituteId)).size, 300)
    })

    it('in two processes at once end with each person once, and refuse nobody [70]', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'klucznik-cli-'))
      const { id, name, from, origins, contact } = testUnit()
      await writeFile(join(folder, 'units.json'), JSON.stringify([{ id, name, from, origins, contact }]))
      await writeFile(join(folder, 'people.csv'), people(300))
      const { databaseUrl } = store.env()
      const env = {
        ...process.env,
        SECRET_KEY: randomBytes(32).toString('base64'),
        UNITS_FILE: join(folder, 'units.json'),
        DATA_DIR: join(folder, 'data'),
        ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      }
      const klucznik = async (...args: string[]) => {
        const child = spawn(process.execPath, ['dist/server/bin.js', 'accounts', ...args], { env })
        const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
        assert.equal(stderr, '')
        return stdout
      }
      const importing = ['import', join(folder, 'people.csv'), '--unit', 'przykladowo']
      const runs = await Promise.all([klucznik(...importing), klucznik(...importing)])
      const added = runs.map((stdout) => Number(NO_REFUSAL.exec(stdout)?.[1]))
      assert.equal((added[0] ?? 0) + (added[1] ?? 0), 300, runs.join(''))
      const listed = (await klucznik('list', '--unit', 'przykladowo', '--json')).trimEnd().split('\n')
      assert.equal(listed.length, 300)
      await rm(folder, { recursive: true })
    })

    it('with one PESEL under different logins at once give it to one of them [70]', async () => {
      const pesel = peselNumber(900_000)
      const runs = await Promise.all(
        Array.from({ length: 8 }, (_, n) => cli.importText(csv(`kandydat${n},,${pesel},,,,,`))),
      )
      assert.equal(runs.filter(({ status }) => status === 0).length, 1)
      for (const { status, stderr } of runs) {
        if (status === 1) assert.equal(stderr, 'line 2: another account has this PESEL\n')
      }
    })
  })
})
