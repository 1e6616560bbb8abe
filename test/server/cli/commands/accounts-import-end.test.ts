import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { findMongod } from '#scripts/find-mongod.mjs'
import type { AccountStore } from '../../../../server/domain/ports/account-store.js'
import { startMongod, type Mongod } from '../../../support/mongod.js'
import { until } from '../../../support/until.js'
import { csv, startCli, type CliHarness } from '../cli-harness.js'

/** Tells how many accounts were added before each one is. */
function counting(onAdd: (before: number) => Promise<void> | void): (accounts: AccountStore) => AccountStore {
  let count = 0
  return (accounts) =>
    new Proxy(accounts, {
      get: (target, name, receiver) =>
        name !== 'add'
          ? Reflect.get(target, name, receiver)
          : async (account: Parameters<AccountStore['add']>[0]) => {
              await onAdd(count++)
              await target.add(account)
            },
    })
}

describe('the course of an import', () => {
  let cli: CliHarness
  beforeEach(async () => {
    cli = await startCli()
  })
  afterEach(() => cli.close())

  it('ends after the lines under way when it is interrupted, though standard input goes on', async () => {
    const stdin = new PassThrough()
    stdin.write(csv('a,,,,,,,', 'b,,,,,,,'))
    let begun = 0
    const before = process.listeners('SIGTERM')
    const running = cli.run(['accounts', 'import', '-', '--unit', 'przykladowo'], {
      stdin,
      around: counting(() => void begun++),
    })
    await until('both lines are under way', () => begun >= 2)
    // as the signal would; emitting it would end the test runner too
    const interrupt = process.listeners('SIGTERM').find((listener) => !before.includes(listener))
    interrupt?.('SIGTERM')
    assert.deepEqual(await running, {
      status: 1,
      stdout: 'added 2, changed 0, unchanged 0, refused 0\n',
      stderr: 'interrupted. Lines stored: 2; importing the same file again is safe\n',
    })
    assert.equal(stdin.destroyed, true)
    assert.deepEqual(process.listeners('SIGTERM'), before)
  })

  it('is told in a line every 10,000 lines', async () => {
    const { stderr } = await cli.importText(csv(...Array.from({ length: 20_001 }, () => 'x')))
    const progress = stderr.split('\n').filter((line) => !line.startsWith('line '))
    assert.match(progress.join('\n'), /^10000 lines, \d+ a second\n20000 lines, \d+ a second\n$/)
  })

  it('is told on one line of a terminal, which bad lines do not stand behind and which is gone in the end', async () => {
    const bad = [100, 300, 500]
    const rows = Array.from({ length: 500 }, (_, n) => (bad.includes(n + 2) ? 'x' : `osoba${n},,,,,,,`))
    // a store so slow that the course is told more than once on the way
    const { stderr } = await cli.importText(csv(...rows), { isTerminal: true, around: counting(() => sleep(20)) })
    assert.match(stderr, /\r\d+ lines, \d+ a second/)
    assert.deepEqual(
      screenOf(stderr),
      bad.map((line) => `line ${line}: the number of fields is 1, not 8`),
    )
  })
})

/** What stands on a terminal in the end: a carriage return writes over what is there. */
function screenOf(written: string): string[] {
  const lines = written.split('\n').map((line) => {
    return line.split('\r').reduce((shown, text) => text + shown.slice(text.length), '')
  })
  return lines.map((line) => line.trimEnd()).filter(Boolean)
}

const binary = await findMongod({ log: (line: string) => console.log(`# mongod: ${line}`) })
const skip = binary === undefined && !process.env['CI'] ? 'no mongod can be had: set MONGOD to the path of one' : false

describe('an import whose MongoDB dies', { skip }, () => {
  let mongod: Mongod
  let cli: CliHarness
  before(async () => {
    assert.ok(binary, 'no mongod can be had, and CI must not pass without it')
    mongod = await startMongod(binary)
    cli = await startCli({ databaseUrl: mongod.url('import') })
  })
  after(async () => {
    await cli.close()
    await mongod.stop()
  })

  it('stops with one line that says how far it came, and is completed by running it again [67]', async () => {
    const file = csv(...Array.from({ length: 400 }, (_, n) => `osoba${n},,,,,,,`))
    let begun = 0
    const run = await cli.importText(file, {
      around: counting(async (earlier) => {
        begun++
        if (earlier === 100) await mongod.kill()
      }),
    })
    assert.equal(run.status, 1)
    const [, added] = /^added (\d+), changed 0, unchanged 0, refused 0\n$/.exec(run.stdout) ?? []
    assert.ok(Number(added) >= 85 && Number(added) <= 115, run.stdout)
    assert.ok(begun < 150, `the rest of the file was not tried: ${begun}`)
    assert.match(
      run.stderr,
      new RegExp(
        `^stopped: the database does not answer \\(.*\\)\\. Lines stored: ${added}; importing the same .*\\n$`,
      ),
    )

    await mongod.start()
    const again = await cli.importText(file)
    const [, more, known] = /^added (\d+), changed 0, unchanged (\d+), refused 0\n$/.exec(again.stdout) ?? []
    assert.equal(Number(more) + Number(known), 400)
    assert.ok(Number(known) >= Number(added), 'what was said to be stored is stored')
    assert.equal((await cli.list()).length, 400)
  })
})
