import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { readSubstituteId } from '../../../../server/domain/identifiers/substitute-id.js'
import { csv, HEADER, startCli, type CliHarness } from '../cli-harness.js'

const PESEL = '44051401359'

describe('accounts import', () => {
  let cli: CliHarness
  beforeEach(async () => {
    cli = await startCli()
  })
  afterEach(() => cli.close())

  it('adds people, who are then found by each of their identifiers', async () => {
    const run = await cli.importText(
      csv(`anna.nowak,Anna@Example.org,${PESEL},,Anna,"Nowak, z d. ""Gąska""",4b,uk`, 'jan,,,,,,,'),
    )
    assert.deepEqual(run, { status: 0, stdout: 'added 2, changed 0, unchanged 0, refused 0\n', stderr: '' })
    const [anna, jan] = await cli.list()
    const substituteId = String(anna?.['substituteId'])
    assert.ok(readSubstituteId(substituteId))
    assert.deepEqual(anna, {
      login: 'anna.nowak',
      substituteId,
      firstName: 'Anna',
      lastName: 'Nowak, z d. "Gąska"',
      class: '4b',
      language: 'uk',
      hasEmail: true,
      hasPassword: false,
      status: 'active',
      undelivered: null,
    })
    assert.equal(jan?.['hasEmail'], false)
    for (const typed of ['ANNA.NOWAK', 'anna@example.org', PESEL, substituteId]) {
      assert.deepEqual(await cli.find(typed), ['anna.nowak'])
    }
    assert.deepEqual(await cli.find(PESEL, 'obok'), [])
  })

  it('changes whoever has the login, removes what is empty, and keeps the generated identifier', async () => {
    await cli.importText(csv(`anna,anna@example.org,${PESEL},,Anna,Nowak,4b,uk`))
    const [before] = await cli.list()
    const run = await cli.importText(csv('Anna,nowy@example.org,02070803628,,Anna,Kowalska,,'))
    assert.equal(run.stdout, 'added 0, changed 1, unchanged 0, refused 0\n')
    const [after] = await cli.list()
    assert.deepEqual(after, { ...before, login: 'Anna', lastName: 'Kowalska', class: '', language: null })
    assert.deepEqual(await cli.find(PESEL), [])
    assert.deepEqual(await cli.find('02070803628'), ['Anna'])
    assert.deepEqual(await cli.find('anna@example.org'), [])
  })

  it('keeps the PESEL on record where the file has none, since nobody can export it', async () => {
    await cli.importText(csv(`anna,,${PESEL},,Anna,,,`))
    await cli.importText(csv('anna,,,,Hanna,,,', 'ewa,, ,,,,,'))
    assert.deepEqual(await cli.find(PESEL), ['anna'])
    assert.equal((await cli.list())[0]?.['firstName'], 'Hanna')
  })

  it('says that the same file again changes nothing, also under a newer key', async () => {
    const text = csv(`anna,anna@example.org,${PESEL},,Anna,Nowak,4b,pl`)
    await cli.importText(text)
    assert.equal((await cli.run(['keys', 'renew', '--unit', 'przykladowo'])).status, 0)
    assert.equal((await cli.importText(text)).stdout, 'added 0, changed 0, unchanged 1, refused 0\n')
    assert.deepEqual(await cli.find(PESEL), ['anna'])
  })

  it('reads semicolons, a byte order mark, columns in another order, LF and empty lines', async () => {
    const text =
      '\ufefflanguage;class;last_name;first_name;substitute_id;pesel;email;login\n\npl;4b;Żółć;Ewa;;;;ewa\n;;;;;;;\n'
    assert.equal((await cli.importText(text)).stdout, 'added 1, changed 0, unchanged 0, refused 0\n')
    const [ewa] = await cli.list()
    assert.deepEqual([ewa?.['login'], ewa?.['lastName'], ewa?.['class']], ['ewa', 'Żółć', '4b'])
  })

  it('reads what the panel reads: a file in the code page of Polish Windows, and one in UTF-16', async () => {
    const text = csv('ewa,,,,Łucja,,4b,')
    const windows1250 = Buffer.from(text.replace('Ł', '\u00a3'), 'latin1')
    for (const [file, done] of [
      [windows1250, 'added 1, changed 0, unchanged 0'],
      [Buffer.from(`\ufeff${text}`, 'utf16le'), 'added 0, changed 0, unchanged 1'],
    ] as const)
      assert.deepEqual(await cli.importText(file), { status: 0, stdout: `${done}, refused 0\n`, stderr: '' })
    assert.equal((await cli.list())[0]?.['firstName'], 'Łucja')
  })

  it('reads standard input for a file named -', async () => {
    const run = await cli.run(['accounts', 'import', '-', '--unit', 'obok'], { stdin: csv('ewa,,,,,,,') })
    assert.equal(run.stdout, 'added 1, changed 0, unchanged 0, refused 0\n')
    assert.equal((await cli.list('obok')).length, 1)
  })

  it('stores nothing of a file whose columns are not the ones', async () => {
    const run = await cli.importText('login,email,pesel,substitute_id,first_name,last_name,klasa,language\na,,,,,,,\n')
    assert.equal(run.status, 1)
    assert.equal(run.stdout, '')
    assert.match(run.stderr, /^line 1: column 7 "klasa" is unknown\nline 1: the column class is missing\n/)
    assert.deepEqual(await cli.list(), [])
  })

  it('says of a workbook that it is one, and of another file that it is no text', async () => {
    assert.match(
      (await cli.importText('PK\u0003\u0004\u0014\u0000')).stderr,
      /^this is a workbook of a spreadsheet and no CSV/,
    )
    assert.match((await cli.importText(Buffer.alloc(50))).stderr, /^this is no text file; /)
  })

  it('does nothing with a header alone, and asks for one of an empty file', async () => {
    assert.deepEqual(await cli.importText(HEADER), {
      status: 0,
      stdout: 'added 0, changed 0, unchanged 0, refused 0\n',
      stderr: '',
    })
    assert.match((await cli.importText('')).stderr, /^the file is empty; /)
  })

  it('says in one line that a file is not there or is a folder', async () => {
    const folder = join(cli.folder, 'folder.csv')
    await mkdir(folder)
    const missing = await cli.run(['accounts', 'import', '/nowhere/x.csv', '--unit', 'przykladowo'])
    assert.deepEqual(missing, { status: 1, stdout: '', stderr: 'cannot read /nowhere/x.csv: there is no such file\n' })
    const wrong = await cli.run(['accounts', 'import', folder, '--unit', 'przykladowo'])
    assert.deepEqual(wrong, { status: 1, stdout: '', stderr: `cannot read ${folder}: it is a folder\n` })
  })

  it('names the units there are when --unit is none of them', async () => {
    assert.deepEqual(await cli.run(['accounts', 'import', 'x.csv', '--unit', 'przyklad']), {
      status: 1,
      stdout: '',
      stderr: 'there is no unit "przyklad"; the units file has: przykladowo, obok\n',
    })
  })
})
