import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { HEADER, startCli, type CliHarness } from '../cli-harness.js'

describe('accounts disable', () => {
  let cli: CliHarness
  before(async () => {
    cli = await startCli()
    await cli.importText(`${HEADER}\nAnna.Nowak,,,,,,,\n-ewa,,,,,,,\n`)
  })
  after(() => cli.close())

  it('disables the account of a login, whatever its case, and says whose', async () => {
    assert.deepEqual(await cli.run(['accounts', 'disable', 'ANNA.nowak', '--unit', 'przykladowo']), {
      status: 0,
      stdout: 'Anna.Nowak of przykladowo is disabled\n',
      stderr: '',
    })
    const statuses = Object.fromEntries((await cli.list()).map(({ login, status }) => [login, status]))
    assert.deepEqual(statuses, { 'Anna.Nowak': 'disabled', '-ewa': 'active' })
  })

  it('takes a login that begins with a dash after --', async () => {
    assert.equal((await cli.run(['accounts', 'disable', '--unit', 'przykladowo', '--', '-ewa'])).status, 0)
  })

  it('keeps a disabled account disabled when it is imported again, and says so at the line', async () => {
    for (const changed of [1, 0]) {
      const { status, stdout, stderr } = await cli.importText(`${HEADER}\nnowa,,,,,,,\nAnna.Nowak,,,,Anna,,,\n`)
      assert.deepEqual([status, stderr], [0, 'line 3: the account stays disabled\n'])
      assert.match(stdout, new RegExp(`changed ${changed}`))
    }
    assert.equal((await cli.list()).find(({ login }) => login === 'Anna.Nowak')?.['status'], 'disabled')
  })

  it('says that nobody has the login, without repeating what was typed', async () => {
    for (const login of ['nikt', '44051401359', 'a b', '']) {
      const run = await cli.run(['accounts', 'disable', login, '--unit', 'przykladowo'])
      assert.deepEqual(run, { status: 1, stdout: '', stderr: 'no account of przykladowo has this login\n' })
    }
    assert.equal((await cli.run(['accounts', 'disable', 'Anna.Nowak', '--unit', 'obok'])).status, 1)
  })
})
