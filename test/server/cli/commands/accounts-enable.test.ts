import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { eachStore } from '../../../support/each-store.js'
import { csv, startCli, type CliHarness } from '../cli-harness.js'

eachStore((store) => {
  describe('accounts enable', () => {
    let cli: CliHarness
    const UNIT = ['--unit', 'przykladowo']
    before(async () => {
      cli = await startCli(store.env())
      await cli.run(['accounts', 'import', '-', ...UNIT, '--role', 'office'], { stdin: csv('Sekretariat,,,,,,,') })
    })
    after(() => cli.close())

    it('lets in again whom somebody has disabled, the office too, with the same role [76]', async () => {
      await cli.run(['accounts', 'disable', 'sekretariat', ...UNIT])
      assert.deepEqual(await cli.run(['accounts', 'enable', 'SEKRETARIAT', ...UNIT]), {
        status: 0,
        stdout: 'Sekretariat of przykladowo is active\n',
        stderr: '',
      })
      const account = await cli.withServices(({ accounts, keyring }) =>
        accounts.findByLogin('przykladowo', keyring.of('przykladowo').loginKeys('sekretariat')),
      )
      assert.deepEqual([account?.status, account?.role], ['active', 'office'])
    })

    it('stands in the history as done by the command line [76]', async () => {
      const entries = await cli.withServices(({ audit }) => audit.list('przykladowo', { limit: 9 }))
      const { via, action, subject } = entries.find(({ action }) => action === 'person.enabled') ?? {}
      assert.deepEqual([via, action, subject], ['cli', 'person.enabled', 'Sekretariat'])
    })

    it('says that nobody has the login, without repeating what was typed', async () => {
      const run = await cli.run(['accounts', 'enable', '44051401359', ...UNIT])
      assert.deepEqual(run, { status: 1, stdout: '', stderr: 'no account of przykladowo has this login\n' })
    })
  })
})
