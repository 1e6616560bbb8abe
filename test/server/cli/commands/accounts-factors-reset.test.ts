import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { findLogin } from '../../../../server/domain/accounts/find-login.js'
import { hasSecondFactor } from '../../../../server/domain/has-second-factor.js'
import { beginTotp, confirmTotp } from '../../../../server/domain/factors/set-up-totp.js'
import { telephoneWith } from '../../../support/second-factor.js'
import { testUnit } from '../../../support/test-server.js'
import { csv, startCli, type CliHarness } from '../cli-harness.js'

const unit = testUnit()

describe('accounts factors reset', () => {
  let cli: CliHarness
  before(async () => {
    cli = await startCli()
    await cli.importText(csv('Sekretariat,,,,,,,', '-ewa,,,,,,,'))
  })
  after(() => cli.close())

  const run = (...args: string[]) => cli.run(['accounts', 'factors', 'reset', ...args])

  it('takes the factors of anybody away, the office too, and says whose [76]', async () => {
    await cli.withServices(async (services) => {
      const account = await findLogin(services, unit, 'sekretariat')
      const { uri, setup } = beginTotp(services, { unit, account })
      const code = telephoneWith(uri).digits(services.now())
      const spent = { spend: async () => true }
      const { outcome } = await confirmTotp({ ...services, spent }, { unit, account, setup, code })
      assert.equal(outcome, 'confirmed')
    })
    assert.deepEqual(await run('SEKRETARIAT', '--unit', 'przykladowo'), {
      status: 0,
      stdout: 'Sekretariat of przykladowo has no second factor any more\n',
      stderr: '',
    })
    await cli.withServices(async (services) => {
      assert.equal(hasSecondFactor(await findLogin(services, unit, 'sekretariat')), false)
      const [entry] = await services.audit.list('przykladowo', { limit: 1 })
      assert.deepEqual([entry?.via, entry?.action, entry?.subject], ['cli', 'factor.reset', 'Sekretariat'])
    })
  })

  it('says that there was none, and does nothing', async () => {
    const { stdout } = await run('--unit', 'przykladowo', '--', '-ewa')
    assert.equal(stdout, '-ewa of przykladowo had no second factor\n')
  })

  it('says that nobody has the login, without repeating what was typed', async () => {
    for (const login of ['nikt', '44051401359', '']) {
      const refused = { status: 1, stdout: '', stderr: 'no account of przykladowo has this login\n' }
      assert.deepEqual(await run(login, '--unit', 'przykladowo'), refused)
    }
  })

  it('has help of its own, and so has its group', async () => {
    assert.match((await run('--help')).stdout, /^Usage: klucznik accounts factors reset <login> --unit <unit>\n/)
    for (const args of [
      ['accounts', 'factors'],
      ['accounts', 'factors', '--help'],
      ['accounts', 'factors', 'x', '-h'],
    ])
      assert.match(
        (await cli.run(args)).stdout,
        /^Usage: klucznik accounts factors <command>\n[^]*accounts factors reset/,
      )
    assert.deepEqual(await cli.run(['accounts', 'factors', 'forget']), {
      status: 1,
      stdout: '',
      stderr: '"accounts factors forget" is no command of klucznik\nTry: klucznik accounts factors --help\n',
    })
  })
})
