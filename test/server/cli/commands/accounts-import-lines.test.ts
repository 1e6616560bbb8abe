import assert from 'node:assert/strict'
import { beforeEach, afterEach, describe, it } from 'node:test'
import { csv, startCli, type CliHarness } from '../cli-harness.js'

const PESEL = '44051401359'

describe('a bad line of an import', () => {
  let cli: CliHarness
  beforeEach(async () => {
    cli = await startCli()
  })
  afterEach(() => cli.close())

  it('names each bad line by its number with the reason, in order, and stores the good ones', async () => {
    const run = await cli.importText(
      csv(
        'ok1,,,,,,,',
        'zla,,44051401358,,,,,',
        ',kto@example.org,,,,,,',
        'zly,nie adres,4405140135,,,,,de',
        '"wieloliniowa\n",,,,"Jan\nMaria",,,',
        'ok2,,,,,,',
        '44051401359,,,,,,,',
        'a b,,02381307586,2222,,,,',
        'data,,02381307589,,,,,',
        'litery,,4405140135x,,,,,',
        'cudzyslow,,,,Jan "Maly",,,',
        'ok3,,,,,,,',
        'otwarty,,,,"Jan,,,',
      ),
    )
    assert.equal(run.status, 1)
    assert.equal(run.stdout, 'added 2, changed 0, unchanged 0, refused 11\n')
    assert.deepEqual(run.stderr.trimEnd().split('\n'), [
      "line 3: the PESEL's check digit is wrong",
      'line 4: the login is missing',
      'line 5: the language is none of pl, uk, en, ru; the e-mail address is not valid; the PESEL does not have eleven digits (spreadsheets drop a zero at its start)',
      String.raw`line 6: a name is longer than 100 characters or holds what a mail must not: / : @ \ www., a third dot, invisible characters`,
      'line 9: the number of fields is 7, not 8',
      'line 10: there is a PESEL in the login, which must not be shown or mailed',
      "line 11: the login is longer than 64 characters or has one that is no letter, no digit and none of . _ - @ +; the PESEL's check digit is wrong; the substitute_id is mistyped; leave it empty to get a generated one",
      "line 12: the PESEL's birth date is in no calendar",
      'line 13: the PESEL has a character that is not a digit',
      'line 14: a quotation mark stands within a field; put the field in quotation marks and double those inside',
      'line 16: a quotation mark opens here and is never closed',
    ])
    assert.deepEqual(
      (await cli.list()).map(({ login }) => login),
      ['ok1', 'ok3'],
    )
  })

  it('names a line whose name or class reads as a link or an address [83]', async () => {
    const run = await cli.importText(csv('a,,,,https://evil.example,,,', 'b,,,,,x@evil,,', 'c,,,,,,4b/evil,'))
    assert.equal(run.status, 1)
    assert.match(run.stderr, /^line 2: a name .*\nline 3: a name .*\nline 4: the class .*\n$/)
    assert.deepEqual(await cli.list(), [])
  })

  it('repeats nothing personal of a bad line [46]', async () => {
    const run = await cli.importText(
      csv(
        'tajny.login,tajny@adres@example.org,44051401358,TAJNE,Tajny,Tajniak,4b,tajny',
        'tajny.login2,,44051401358,,,,,,,',
        '44051401359,,,,,,,',
        'tajny"login,,44051401359,,,,,',
      ),
    )
    assert.equal(run.stdout, 'added 0, changed 0, unchanged 0, refused 4\n')
    assert.doesNotMatch(run.stdout + run.stderr, /tajn|4405140135|4b/i)
  })

  it('refuses the second of two lines with one login, PESEL or substitute identifier, and names the first', async () => {
    await cli.importText(csv('wzor,,,,,,,'))
    const [{ substituteId } = {}] = await cli.list()
    const run = await cli.importText(
      csv(
        `ewa,,${PESEL},,Ewa,,,`,
        'EWA,,,,Inna,,,',
        `jan,,${PESEL.slice(0, 6)}-${PESEL.slice(6)},,,,,`,
        `wzor,,,${substituteId},,,,`,
        `olga,,,${String(substituteId).toLowerCase()},,,,`,
        'jan,,zly,,,,,',
        'jan,,,,,,,',
      ),
    )
    assert.deepEqual(run.stderr.trimEnd().split('\n'), [
      'line 3: the login is already on line 2',
      'line 4: the PESEL is already on line 2',
      'line 6: the substitute identifier is already on line 5',
      'line 7: the PESEL has a character that is not a digit',
    ])
    assert.equal(run.stdout, 'added 2, changed 0, unchanged 1, refused 4\n')
    assert.equal((await cli.list()).find(({ login }) => login === 'ewa')?.['firstName'], 'Ewa')
  })

  it('refuses an identifier that another account has, and leaves both as they were', async () => {
    await cli.importText(csv(`ewa,,${PESEL},,,,,`, 'jan,,,,Jan,,,'))
    const run = await cli.importText(csv(`jan,,${PESEL},,Nie Jan,,,`))
    assert.deepEqual(run, {
      status: 1,
      stdout: 'added 0, changed 0, unchanged 0, refused 1\n',
      stderr: 'line 2: another account has this PESEL\n',
    })
    assert.deepEqual(await cli.find(PESEL), ['ewa'])
    assert.equal((await cli.list()).find(({ login }) => login === 'jan')?.['firstName'], 'Jan')
  })

  it('refuses control and zero-width characters in addresses and names [33, 37]', async () => {
    const run = await cli.importText(
      csv(
        'a,a\u200b@example.org,,,,,,',
        '"b","b@example.org\nBcc: c@example.org",,,,,,',
        'c,,,,\u001b[2J,,,',
        'd,,,,\u202eannA,,,',
      ),
    )
    assert.match(
      run.stderr,
      /^line 2: the e-mail address is not valid\nline 3: the e-mail .*\nline 5: a name .*\nline 6: a name/,
    )
    assert.deepEqual(await cli.list(), [])
  })

  it('names the lines that are no UTF-8 in a file that is', async () => {
    const [before = '', after = ''] = csv('a,,,,Łucja,,,', 'b,,,,Za#ba,,,', 'c,,,,,Żak,,').split('#')
    const run = await cli.importText(Buffer.concat([Buffer.from(before), Buffer.from([0xbf]), Buffer.from(after)]))
    assert.match(run.stderr, /^line 3: this is not UTF-8 text; .*\n$/)
    assert.equal(run.stdout, 'added 2, changed 0, unchanged 0, refused 1\n')
  })
})
