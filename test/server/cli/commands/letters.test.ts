import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { markAccount } from '../../../../server/domain/accounts/account-mark.js'
import { sealPasswordHash } from '../../../../server/domain/accounts/password-seal.js'
import { readLiveTicket } from '../../../../server/domain/tickets/find-live-ticket.js'
import { eachStore } from '../../../support/each-store.js'
import { readLetters } from '../../../support/read-letters.js'
import { testUnit } from '../../../support/test-server.js'
import { until } from '../../../support/until.js'
import { HEADER, startCli, type CliHarness } from '../cli-harness.js'

const PUBLIC_URL = 'https://konto.example.pl'
const PEOPLE = [
  HEADER,
  'nowak.zosia,maria.nowak@poczta.example,44051401359,,Maria,Nowak,4b,pl',
  'wrona.antek,,,,Stanisława,Ćwik,4b,',
  'kovalenko,olena@poczta.example,,,Олена,Коваленко,6b,uk',
  'hania,hania@poczta.example,,,Hanna,Zając,10a,pl',
  'lis,lis@poczta.example,,,Piotr,Lis,4b,pl',
  'ewa,ewa@szkola.example,,,Ewa,Zielińska,4b,pl',
].join('\n')

eachStore((store) => {
  describe('letters', () => {
    let cli: CliHarness
    const letters = (...args: string[]) =>
      cli.run(['letters', '--unit', 'przykladowo', ...args], { publicUrl: PUBLIC_URL })
    const fileOf = async (row: string): Promise<string> => {
      const file = join(cli.folder, 'more.csv')
      await writeFile(file, `${HEADER}\n${row}\n`)
      return file
    }
    const namesIn = (html: string): string[] =>
      [...html.matchAll(/class="name(?: long)?"><bdi>([^<]*)/g)].map(([, name]) => name ?? '')

    before(async () => {
      cli = await startCli(store.env())
      await cli.importText(PEOPLE)
      await cli.run(['accounts', 'disable', 'lis', '--unit', 'przykladowo'])
      await setPassword(cli, 'ewa')
    })
    after(() => cli.close())

    it('go to active people without a password, by class and surname, each in their language', async () => {
      const { status, stdout, stderr } = await letters()
      assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
      assert.deepEqual(namesIn(stdout), ['Stanisława Ćwik', 'Maria Nowak', 'Олена Коваленко', 'Hanna Zając'])
      assert.equal(stdout.match(/class="register"/g)?.length, 3)
      assert.match(stdout, /<section class="sheet" lang="uk">/)
      assert.ok(stdout.trimEnd().endsWith('</html>'))
    })

    it('hold the identifier that lets the person in, and the address under PUBLIC_URL', async () => {
      const { stdout } = await letters('--class', '10a')
      const id = /class="id">([^<]*)/.exec(stdout)?.[1] ?? ''
      assert.deepEqual(await cli.find(id.toLowerCase().replaceAll('-', ' ')), ['hania'])
      assert.ok(stdout.replaceAll('<wbr>', '').includes(`>${PUBLIC_URL}/jst/przykladowo</p>`))
    })

    it('tell no login, no PESEL and no e-mail address', async () => {
      const { stdout } = await letters('--all')
      assert.doesNotMatch(stdout, /44051401359|nowak\.zosia|wrona\.antek|kovalenko|poczta|szkola|hania|argon2|\w@\w/)
    })

    it('are for one class where it is named, whatever its case', async () => {
      assert.deepEqual(namesIn((await letters('--class', '4B')).stdout), ['Stanisława Ćwik', 'Maria Nowak'])
    })

    it('are for those with a password too where all are asked for, and never for the disabled', async () => {
      const { stdout } = await letters('--all', '--class', '4b')
      assert.deepEqual(namesIn(stdout), ['Stanisława Ćwik', 'Maria Nowak', 'Ewa Zielińska'])
    })

    it('open the account of those who have no address on record, and of nobody else', async () => {
      const { stdout } = await letters('--class', '4b')
      const [, first = '', second = ''] = stdout.split('<section class="sheet"')
      assert.match(first, /class="id">[^<]*<[^]*class="id">\w{4}-\w{4}-\w\w</)
      assert.doesNotMatch(second, /class="id">\w{4}-\w{4}-\w\w</)
      assert.doesNotMatch(stdout, /class="notice"/)
    })

    it('end those that were written for the same people before, and no others’', async () => {
      const ticketsIn = async (...args: string[]) =>
        readLetters((await letters(...args)).stdout).map(({ ticket }) => ticket)
      const isGood = (ticket = '') =>
        cli.withServices((services) =>
          readLiveTicket(services, { unit: testUnit(), ticket }).then(
            () => true,
            () => false,
          ),
        )
      await cli.run(['accounts', 'import', await fileOf('dziadek,,,,Jan,Dziadek,9c,'), '--unit', 'przykladowo'])
      const [first] = await ticketsIn('--class', '9c')
      assert.ok(await isGood(first))
      await letters('--class', '4b')
      assert.ok(await isGood(first))
      const [second] = await ticketsIn('--class', '9c', '--large')
      assert.deepEqual([await isGood(first), await isGood(second)], [false, true])
      await cli.run(['accounts', 'disable', 'dziadek', '--unit', 'przykladowo'])
    })

    it('are in large print where that is asked for', async () => {
      const { stdout } = await letters('--class', '10a', '--large')
      assert.match(stdout, /<body class="large">/)
      assert.equal(stdout.match(/class="sheet second"/g)?.length, 1)
    })

    it('are written down, which class and how many, whose opens their account, and so is a list of accounts', async () => {
      const acts = () => cli.withServices(({ audit }) => audit.list('przykladowo', { limit: 3 }))
      await letters('--class', '4B')
      await cli.run(['accounts', 'list', '--unit', 'przykladowo'])
      assert.deepEqual(
        (await acts()).map(({ via, action, subject = '', detail = '' }) => [via, action, subject, detail]),
        [
          ['cli', 'accounts.listed', '', ''],
          ['cli', 'letter.coded', 'wrona.antek', ''],
          ['cli', 'letters.written', '', 'class=4b letters=2'],
        ],
      )
    })

    it('name the classes there are when there is no such class', async () => {
      assert.deepEqual(await letters('--class', '5z'), {
        status: 1,
        stdout: '',
        stderr: 'there is no class "5z" in przykladowo; there are: 4b, 6b, 10a\n',
      })
    })

    it('lead to the page of the unit where it has one, and need no PUBLIC_URL then', async () => {
      await writeFile(join(cli.folder, 'obok.csv'), `${HEADER}\nola,,,,Ola,Obok,1a,\n`)
      await cli.run(['accounts', 'import', join(cli.folder, 'obok.csv'), '--unit', 'obok'])
      const { status, stdout } = await cli.run(['letters', '--unit', 'obok'])
      assert.equal(status, 0)
      assert.ok(stdout.replaceAll('<wbr>', '').includes('>https://obok.example/dostep</p>'))
      assert.match(stdout, /<section class="sheet" lang="uk">/)
      assert.deepEqual(namesIn(stdout), ['Ola Obok'])
    })

    it('say so when it is not known where the page is', async () => {
      assert.deepEqual(await cli.run(['letters', '--unit', 'przykladowo']), {
        status: 1,
        stdout: '',
        stderr: 'PUBLIC_URL is missing: letters of przykladowo name the page under it, unless it has a recoveryUrl\n',
      })
    })
  })
})

describe('letters for whom there is nothing to write', () => {
  let cli: CliHarness
  const letters = (...args: string[]) =>
    cli.run(['letters', '--unit', 'przykladowo', ...args], { publicUrl: PUBLIC_URL })
  before(async () => {
    cli = await startCli()
  })
  after(() => cli.close())

  it('say that nobody is there, that all have a password, that somebody has no name', async () => {
    assert.equal((await letters()).stderr, 'przykladowo has no active account\n')
    assert.equal(
      (await letters('--class', '4b')).stderr,
      'there is no class "4b" in przykladowo; no active account has one\n',
    )

    await cli.importText(`${HEADER}\newa,,,,Ewa,Lis,4b,\n`)
    await setPassword(cli, 'ewa')
    assert.equal(
      (await letters()).stderr,
      'everybody in przykladowo has set a password; --all makes letters for them too\n',
    )

    await cli.importText(`${HEADER}\nanonim,,,,,,4b,\n`)
    const some = await letters('--all')
    assert.deepEqual(
      { status: some.status, stderr: some.stderr },
      { status: 1, stderr: 'people without a name, and so without a letter: 1 (anonim)\n' },
    )
    assert.equal(some.stdout.match(/class="sheet"/g)?.length, 1)
    assert.ok(some.stdout.trimEnd().endsWith('</html>'))
  })

  it('say how many do not open, and are there for the others [75]', async () => {
    await cli.importText(`${HEADER}\nnowa,,,,Nowa,Osoba,4b,\n`)
    await cli.withServices(async ({ accounts }) => {
      for await (const account of accounts.list('przykladowo')) {
        if (account.login === 'nowa') continue
        const changed = { ...account, profile: `${account.profile}A` }
        await accounts.change(account.unit, account.id, {
          ...changed,
          basedOn: account,
          ticketsDie: false,
          changedAt: new Date(),
        })
      }
    })
    const { status, stdout, stderr } = await letters('--all')
    assert.equal(status, 1)
    assert.equal(stdout.match(/class="sheet"/g)?.length, 1)
    assert.match(stderr, /^accounts whose names do not open, and so without a letter: 2; .*\n$/)
  })

  it('are refused when the key opens none', async () => {
    cli.loseKey()
    const { status, stdout, stderr } = await letters('--all')
    assert.deepEqual({ status, stdout }, { status: 1, stdout: '' })
    assert.match(stderr, /^the keys of przykladowo, obok in this store were sealed with another SECRET_KEY/)
  })
})

describe('letters in a file', () => {
  let cli: CliHarness
  const letters = (out: string, options = {}) =>
    cli.run(['letters', '--unit', 'przykladowo', '--out', out], { publicUrl: PUBLIC_URL, ...options })
  before(async () => {
    cli = await startCli()
    await cli.importText(`${HEADER}\nanna,,,,Anna,Lis,4b,\n`)
  })
  after(() => cli.close())

  it('are for their owner alone, replace what was there, and are counted', async () => {
    const out = join(cli.folder, 'letters.html')
    await writeFile(out, 'old', { mode: 0o644 })
    assert.deepEqual(await letters(out), {
      status: 0,
      stdout: `letters 1, with a code 1, left out with a password 0: ${out}\n`,
      stderr: '',
    })
    assert.equal((await stat(out)).mode & 0o777, 0o600)
    assert.match(await readFile(out, 'utf8'), /^<!doctype html>[\s\S]*<\/html>\n$/)
  })

  it('are never there in half: what stood there stays, and nothing else is left', async () => {
    const folder = join(cli.folder, 'half')
    await mkdir(folder)
    const out = join(folder, 'letters.html')
    await writeFile(out, 'old')
    const { status, stdout, stderr } = await letters(out, {
      async *writeLetters() {
        yield 'begun'
        throw new Error('the power went')
      },
    })
    assert.deepEqual({ status, stdout, stderr }, { status: 1, stdout: '', stderr: 'the power went\n' })
    assert.deepEqual(await readdir(folder), ['letters.html'])
    assert.equal(await readFile(out, 'utf8'), 'old')
  })

  it('say in one line why a file cannot be written', async () => {
    const nowhere = join(cli.folder, 'nowhere', 'letters.html')
    assert.equal((await letters(nowhere)).stderr, `cannot write ${nowhere}: there is no such folder\n`)
    assert.equal((await letters(cli.folder)).stderr, `cannot write ${cli.folder}: it is a folder\n`)
    assert.equal((await letters('/dev/null')).stderr, 'cannot write /dev/null: it is no file\n')
    assert.ok((await stat('/dev/null')).isCharacterDevice())
  })

  it('are not begun when Ctrl-C comes, and the signal does not end the process', async () => {
    const out = join(cli.folder, 'interrupted.html')
    const { status, stderr } = await letters(out, {
      async *writeLetters() {
        yield 'begun'
        let hasCome = false
        process.once('SIGINT', () => (hasCome = true))
        process.kill(process.pid, 'SIGINT')
        await until('the signal comes', () => hasCome)
        yield 'never written'
      },
    })
    assert.deepEqual({ status, stderr }, { status: 1, stderr: 'interrupted: nothing is written\n' })
    assert.ok(!(await readdir(cli.folder)).some((name) => name.includes('interrupted')))
  })
})

async function setPassword(cli: CliHarness, login: string): Promise<void> {
  await cli.withServices(async ({ accounts, keyring, now }) => {
    const account = await accounts.findByLogin('przykladowo', keyring.of('przykladowo').loginKeys(login))
    assert.ok(account)
    const { id, mark, unit } = account
    const at = now()
    const expiresAt = new Date(at.getTime() + 60_000)
    const ticket = { hash: 'hash', purpose: 'activation', expiresAt, request: 'request' } as const
    const mail = { request: 'request', at }
    await accounts.grantTicket({ unit, id, email: account.keys.email, ticket, mail, caps: { perHour: 1, perDay: 1 } })
    const passwordHash = sealPasswordHash(keyring, account, '$argon2id$')
    const newMark = markAccount(keyring, { ...account, passwordHash })
    assert.ok(await accounts.spendTicket({ unit, id, hash: 'hash', mark, newMark, now: at, passwordHash, notice: 'n' }))
  })
}
