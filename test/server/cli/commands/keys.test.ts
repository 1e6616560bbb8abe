import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { eachStore } from '../../../support/each-store.js'
import { csv, startCli, type CliHarness } from '../cli-harness.js'

eachStore((store) => {
  describe('keys', () => {
    let cli: CliHarness
    const unit = ['--unit', 'przykladowo']
    const status = async (...args: string[]) => (await cli.run(['keys', 'status', ...args])).stdout
    before(async () => {
      cli = await startCli(store.env())
      await cli.importText(csv('anna,anna@example.org,44051401359,,,,,', 'ewa,,,,,,,'))
    })
    after(() => cli.close())

    it('tell by which SECRET_KEY each data key is sealed, and how many accounts are under it', async () => {
      const text = await status(...unit)
      const [, sealedBy = ''] = /^SECRET_KEY ([0-9a-f]{8}) /.exec(text) ?? []
      assert.match(
        text,
        new RegExp(`\\nprzykladowo: ([0-9a-f]{8}) \\(current, sealed by ${sealedBy}\\)\\n  2 accounts under \\1\\n$`),
      )
      assert.match(await status(), /\nobok: [0-9a-f]{8} \(current, /)
    })

    it('of a unit that nobody has are not made by asking for them: the mistake is named', async () => {
      const run = await cli.run(['keys', 'status', '--unit', 'przykładowo'])
      assert.deepEqual([run.status, run.stdout], [1, ''])
      assert.equal(run.stderr, 'there is no unit "przykładowo"; the units file has: przykladowo, obok\n')
      assert.doesNotMatch(await status(), /przykładowo/)
    })

    it('are sealed anew by the first SECRET_KEY, after which the other is not needed [97]', async () => {
      cli.rotateKey()
      const { status: exit, stdout } = await cli.run(['keys', 'rotate'])
      assert.equal(exit, 0)
      assert.match(stdout, /^2 of 2 data keys sealed anew; all are under SECRET_KEY [0-9a-f]{8} now\n$/)
      cli.dropOldKeys()
      assert.deepEqual(await cli.find('44051401359'), ['anna'])
    })

    it('are renewed for a unit, and the accounts then stand under the new one [97]', async () => {
      const { status: exit, stdout, stderr } = await cli.run(['keys', 'renew', ...unit])
      assert.deepEqual([exit, stdout], [0, 'przykladowo: 2 accounts written under the new key\n'])
      assert.match(stderr, /^waiting 15 s until every server has seen it\n/)
      assert.match(await status(...unit), /\(former, .*\), ([0-9a-f]{8}) \(current, .*\)\n {2}2 accounts under \1\n$/)
      assert.deepEqual(await cli.find('44051401359'), ['anna'])
    })

    it('say how many accounts somebody has written past the server [75]', async () => {
      await cli.withServices(async ({ accounts, keyring }) => {
        const ewa = await accounts.findByLogin('przykladowo', keyring.of('przykladowo').loginKeys('ewa'))
        assert.ok(ewa)
        const change = { ...ewa, role: 'office' as const, basedOn: ewa, ticketsDie: false, changedAt: new Date() }
        await accounts.change('przykladowo', ewa.id, change)
      })
      assert.match(await status(...unit), /\n {2}not used, since they do not fit their mark: 1 account\n$/)
      assert.deepEqual(await cli.find('ewa'), [])
    })

    it('of another SECRET_KEY are refused in one line', async () => {
      cli.loseKey()
      for (const command of [['rotate'], ['renew', ...unit]]) {
        const run = await cli.run(['keys', ...command])
        assert.deepEqual([run.status, run.stdout], [1, ''])
        assert.match(
          run.stderr,
          /^the keys of [^\n]*przykladowo[^\n]* in this store were sealed with another SECRET_KEY: [^\n]+\n$/,
        )
      }
      assert.match(await status(), /\nprzykladowo: not readable \(former, /)
    })
  })
})
