import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Writable } from 'node:stream'
import { markAccount } from '../../../../server/domain/accounts/account-mark.js'
import { formatSubstituteId, generateSubstituteId } from '../../../../server/domain/identifiers/substitute-id.js'
import { runCli } from '../../../../server/cli/run-cli.js'
import { writeLetters } from '../../../../server/letters/write-letters.js'
import { HEADER, startCli, type CliHarness } from '../cli-harness.js'

const LIST = ['accounts', 'list', '--unit', 'przykladowo']
const ZOFIAS = formatSubstituteId(generateSubstituteId())
const NAMES = 'login\tsubstitute_id\tfirst_name\tlast_name\tclass\tlanguage\temail\tpassword\tstatus\tundelivered'

describe('accounts list', () => {
  let cli: CliHarness
  before(async () => {
    cli = await startCli()
    await cli.importText(
      [
        HEADER,
        `zofia,,,${ZOFIAS},,,,`,
        'anna,anna@example.org,44051401359,,Anna,Nowak-Kowalska,4b,uk',
        'jan,,,,Jan,Zięba,,',
      ].join('\n'),
    )
    await cli.run(['accounts', 'disable', 'jan', '--unit', 'przykladowo'])
    await cli.withServices(async ({ accounts, keyring }) => {
      const anna = await accounts.findByLogin('przykladowo', keyring.of('przykladowo').loginKeys('anna'))
      assert.ok(anna)
      const at = new Date('2026-09-01T06:00:00Z')
      await accounts.markDelivery('przykladowo', [anna], { at, reason: 'no-such-address' }, at)
    })
  })
  after(() => cli.close())

  it('is tab-separated for programs, sorted by login, with a line of names', async () => {
    const { status, stdout, stderr } = await cli.run(LIST)
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
    const [names, ...rows] = stdout.split('\n').slice(0, -1)
    assert.equal(names, NAMES)
    assert.deepEqual(
      rows.map((row) => row.split('\t').toSpliced(1, 1).join('|')),
      [
        'anna|Anna|Nowak-Kowalska|4b|uk|yes|no|active|no such address, 2026-09-01T06:00:00.000Z',
        'jan|Jan|Zięba|||no|no|disabled|',
        'zofia|||||no|no|active|',
      ],
    )
    const ids = rows.map((row) => row.split('\t')[1] ?? '')
    assert.equal(ids[2], ZOFIAS)
    for (const id of ids) assert.match(id, /^[0-9CHKMPTX]{4}(-[0-9CHKMPTX]{4}){3}$/)
  })

  it('is aligned on a terminal', async () => {
    const { stdout } = await cli.run(LIST, { isTerminal: true })
    const lines = stdout.trimEnd().split('\n')
    const at = lines[0]?.indexOf('status') ?? -1
    assert.ok(at > 0)
    assert.doesNotMatch(stdout, /\t/)
    for (const line of lines.slice(1)) assert.match(line.slice(at), /^(active|disabled)/)
  })

  it('has one object a line as JSON', async () => {
    const [anna] = await cli.list()
    assert.equal(anna?.['login'], 'anna')
    assert.deepEqual(anna?.['undelivered'], { reason: 'no-such-address', at: '2026-09-01T06:00:00.000Z' })
  })

  it('shows no address, no PESEL and no hash', async () => {
    for (const flags of [[], ['--json']]) {
      const { stdout } = await cli.run([...LIST, ...flags])
      assert.doesNotMatch(stdout, /@|44051401359|argon2/)
    }
  })

  it('has the line of names alone when nobody is there', async () => {
    assert.equal((await cli.run(['accounts', 'list', '--unit', 'obok'])).stdout, `${NAMES}\n`)
    assert.equal((await cli.run(['accounts', 'list', '--unit', 'obok', '--json'])).stdout, '')
  })

  it('neutralises what came into the store by another way', async () => {
    await cli.withServices(async ({ accounts, keyring }) => {
      const [account] = await accounts.find('przykladowo', {
        email: [],
        pesel: [],
        login: keyring.of('przykladowo').loginKeys('jan'),
        substitute: [],
      })
      assert.ok(account)
      const { id, login, keys, keyVersion, profile } = account
      const change = { login, keys, keyVersion, profile, class: '4\t\u001b[2J' }
      await accounts.change('przykladowo', id, {
        ...change,
        mark: markAccount(keyring, { ...account, ...change }),
        basedOn: account,
        ticketsDie: false,
        changedAt: new Date(),
      })
    })
    const { stdout } = await cli.run(LIST)
    assert.match(stdout, /^jan\t.*\t4\ufffd\ufffd\[2J\t/m)
    assert.equal((await cli.list()).find(({ login }) => login === 'jan')?.['class'], '4\t\u001b[2J')
  })

  it('ends quietly when nobody reads on', async () => {
    let written = 0
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        written++
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
      },
    })
    const stderr: string[] = []
    const status = await cli.withServices((services) =>
      runCli(LIST, {
        stdout,
        stderr: new Writable({
          write(chunk: unknown, _encoding, done) {
            stderr.push(String(chunk))
            done()
          },
        }),
        serve: () => Promise.reject(new Error('not asked for')),
        openServices: async () => ({ services, close: async () => {} }),
        writeLetters,
        wait: async () => {},
      }),
    )
    assert.deepEqual({ status, stderr, written }, { status: 0, stderr: [], written: 1 })
  })

  it('says of how many somebody has changed the seal, and lists them all the same [75]', async () => {
    await cli.importText(`${HEADER}\nnowa,,,,Nowa,,,\n`)
    await cli.withServices(async ({ accounts, keyring }) => {
      const anna = await accounts.findByLogin('przykladowo', keyring.of('przykladowo').loginKeys('anna'))
      assert.ok(anna)
      const change = { ...anna, profile: `${anna.profile}A`, basedOn: anna, ticketsDie: false, changedAt: new Date() }
      await accounts.change('przykladowo', anna.id, change)
    })
    const { status, stdout, stderr } = await cli.run(LIST)
    assert.equal(status, 1)
    assert.match(stdout, /^anna\t\?\t\?\t\?\t4b\t/m)
    assert.match(stdout, /^nowa\t[^\t?]+\tNowa\t/m)
    assert.match(stderr, /^accounts whose names do not open: 1; [^\n]+\n$/)
  })
})
