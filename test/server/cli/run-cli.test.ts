import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { digestOfKey } from '../../../server/domain/system-key.js'
import { Failure } from '../../../server/domain/failure.js'
import { EnvironmentInvalid } from '../../../server/env.js'
import { runCli } from '../../../server/cli/run-cli.js'
import { writeLetters } from '../../../server/letters/write-letters.js'
import { parseUnits } from '../../../server/units-file.js'
import { startCli, type CliHarness } from './cli-harness.js'

const SMALL_UNIT = { id: 'radom', name: 'Radom', from: 'konto@radom.example', origins: [], contact: 'tel. 1' }

describe('the command line', () => {
  let cli: CliHarness
  before(async () => {
    cli = await startCli()
  })
  after(() => cli.close())

  it('shows every command when it is asked nothing, and nothing that does not work yet', async () => {
    const { status, stdout, stderr } = await cli.run([])
    assert.equal(status, 0)
    assert.equal(stderr, '')
    for (const name of ['serve', 'accounts import', 'accounts list', 'accounts disable', 'letters', 'secret']) {
      assert.match(stdout, new RegExp(`^  ${name} `, 'm'))
    }
    assert.doesNotMatch(stdout, /doctor/)
    assert.equal((await cli.run(['--help'])).stdout, stdout)
  })

  it('shows the commands of a group when only the group is named', async () => {
    const { status, stdout } = await cli.run(['accounts'])
    assert.equal(status, 0)
    assert.match(stdout, /^Usage: klucznik accounts <command>/)
    assert.match(stdout, /accounts import <file\.csv>/)
    assert.doesNotMatch(stdout, /secret/)
    assert.equal((await cli.run(['accounts', '-h'])).stdout, stdout)
  })

  for (const name of ['serve', 'accounts import', 'accounts list', 'accounts disable', 'letters', 'secret']) {
    it(`explains ${name} with examples, opening no store`, async () => {
      const { status, stdout, stderr } = await cli.run([...name.split(' '), '--nonsense', '--help'])
      assert.equal(status, 0)
      assert.equal(stderr, '')
      assert.ok(stdout.startsWith(`Usage: klucznik ${name}`), stdout)
      assert.match(stdout, /Examples:\n {2}/)
      assert.ok(stdout.split('\n').every((line) => line.length <= 120))
    })
  }

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    assert.deepEqual(await cli.run(['--version']), { status: 0, stdout: `${version}\n`, stderr: '' })
  })

  it('names an unknown command and says where to read on', async () => {
    assert.deepEqual(await cli.run(['letter']), {
      status: 1,
      stdout: '',
      stderr: '"letter" is no command of klucznik\nTry: klucznik --help\n',
    })
    assert.equal(
      (await cli.run(['accounts', 'drop'])).stderr,
      '"accounts drop" is no command of klucznik\nTry: klucznik accounts --help\n',
    )
    assert.match((await cli.run(['--verbose'])).stderr, /^"--verbose" is no option of klucznik\n/)
  })

  it('neutralises what was typed before it says it again', async () => {
    const { stderr } = await cli.run(['\u001b[31mred'])
    assert.equal(stderr.split('\n')[0], '"\ufffd[31mred" is no command of klucznik')
  })

  it('says every mistake of the environment in a line of its own, with no stack', async () => {
    const mistakes = ['SECRET_KEY is missing', 'UNITS_FILE is missing']
    const serve = () => Promise.reject(new EnvironmentInvalid(mistakes))
    assert.deepEqual(await cli.run(['serve'], { serve }), { status: 1, stdout: '', stderr: `${mistakes.join('\n')}\n` })
  })

  it('says an unexpected error in one line, with no stack and no credentials', async () => {
    const serve = () => Promise.reject(new Error('no host at mongodb://user:hunter2@db.example\n    at somewhere'))
    const { status, stderr } = await cli.run(['serve'], { serve })
    assert.deepEqual({ status, stderr }, { status: 1, stderr: 'no host at mongodb://db.example\n' })
  })

  it('says that the database does not answer', async () => {
    const serve = () => Promise.reject(new Failure('UNAVAILABLE', { cause: new Error('connect ECONNREFUSED') }))
    const { status, stderr } = await cli.run(['serve'], { serve })
    assert.deepEqual({ status, stderr }, { status: 1, stderr: 'the database does not answer (connect ECONNREFUSED)\n' })
  })

  it('hands serve over with and without the demo', async () => {
    const served: boolean[] = []
    const serve = async ({ demo }: { demo: boolean }) => void served.push(demo)
    assert.equal((await cli.run(['serve'], { serve })).status, 0)
    assert.equal((await cli.run(['serve', '--demo'], { serve })).status, 0)
    assert.deepEqual(served, [false, true])
  })

  it('prints a fresh key of 32 bytes each time', async () => {
    const keys = await Promise.all([cli.run(['secret']), cli.run(['secret'])])
    for (const { status, stdout } of keys) {
      assert.equal(status, 0)
      assert.match(stdout, /^[A-Za-z0-9+/]{43}=\n$/)
      assert.equal(Buffer.from(stdout, 'base64').length, 32)
    }
    assert.notEqual(keys[0]?.stdout, keys[1]?.stdout)
  })

  it('prints a key for a system, and what goes into the units file for it [77]', async () => {
    const asked = ['secret', '--system-key', '--name', 'dziennik', '--may', 'write,verify']
    const [{ status, stdout }, again] = [await cli.run(asked), await cli.run(asked)]
    assert.equal(status, 0)
    const [key = '', entry = ''] = stdout.split('\n')
    assert.match(key, /^[\w-]{43}$/)
    const [unit] = parseUnits([{ ...SMALL_UNIT, systemKeys: [JSON.parse(entry) as unknown] }])
    assert.deepEqual(unit?.systemKeys, [{ name: 'dziennik', sha256: digestOfKey(key), may: ['verify', 'write'] }])
    assert.doesNotMatch(entry, new RegExp(key))
    assert.notEqual(again.stdout, stdout)
    const alone = JSON.parse((await cli.run(['secret', '--system-key'])).stdout.split('\n')[1] ?? '') as {
      may: unknown
    }
    assert.deepEqual(alone.may, ['verify'])
  })

  it('makes no key with a name or a right that the units file would not take', async () => {
    for (const [asked, mistake] of [
      [['--system-key', '--may', 'verify,delete'], /^--may takes verify,read,write/],
      [['--system-key', '--name', ' x'], /^--name must be/],
      [['--name', 'dziennik'], /^--name goes with --system-key/],
    ] as const) {
      const { status, stdout, stderr } = await cli.run(['secret', ...asked])
      assert.deepEqual([status, stdout], [1, ''])
      assert.match(stderr, mistake)
    }
  })

  it('ends with a status even when nothing can be written', async () => {
    const { Writable } = await import('node:stream')
    const full = () =>
      new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })) })
    const status = await runCli(['secret'], {
      stdout: full(),
      stderr: full(),
      serve: () => Promise.reject(new Error('not asked for')),
      openServices: () => Promise.reject(new Error('not asked for')),
      writeLetters,
      wait: async () => {},
    })
    assert.equal(status, 1)
  })
})
