import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { REPOSITORY } from '../support/repository.js'

const SCRIPT = join(REPOSITORY, 'scripts', 'check-requirements.mjs')
const PAGE = 'docs/requirements.md'
const TICKET = 'test/ticket.test.ts'

/** A page of two requirements, of which one is to come. */
const page = (shownBy: string): string => `# Requirements

## Tickets

- **1.** A ticket is spent once, whoever holds it and however many
  hold it at once. (ASVS 15.4.2)
${shownBy}- **2.** _To come._ A ticket is found in every spelling.

The end.
`
const SHOWN = `  - [${TICKET}](../${TICKET}): a ticket is spent by one of fifty\n`
const CODE = `describe('a ticket', () => {
  it('is spent by one of fifty [1]', () => {})
})
`

describe('the check of requirements', () => {
  let root = ''
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'klucznik-requirements-'))
  })
  after(() => rmSync(root, { recursive: true, force: true }))
  beforeEach(() => {
    rmSync(join(root, 'test'), { recursive: true, force: true })
    write(PAGE, page(SHOWN))
    write(TICKET, CODE)
  })

  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const check = (...flags: string[]): { status: number | null; mistakes: string[]; said: string } => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [SCRIPT, root, ...flags], { encoding: 'utf8' })
    return { status, mistakes: stderr.trim().split('\n').filter(Boolean), said: stdout }
  }
  const refuses = (mistake: string): void => {
    const { status, mistakes } = check()
    assert.deepEqual([status, mistakes], [1, [`✗ ${mistake}`]])
  }

  it('has nothing to say where page and tests agree', () => {
    assert.deepEqual(check(), { status: 0, mistakes: [], said: `${PAGE}: 1 requirements with tests, 1 to come\n` })
  })

  it('names a requirement that no test cites', () => {
    write(PAGE, page(''))
    write(TICKET, CODE.replace(' [1]', ''))
    refuses('1 has no test that cites it')
  })

  it('names a test that cites a number which the page does not have', () => {
    write('test/other.test.ts', "describe('a mail', () => {\n  it('is one [1, 9]', () => {})\n})\n")
    write(PAGE, page(`  - [test/other.test.ts](../test/other.test.ts): a mail is one\n${SHOWN}`))
    refuses(`test/other.test.ts: "a mail is one" cites 9, which ${PAGE} does not have`)
  })

  it('names a file on the page that does not exist, and one that does not cite the number', () => {
    write(PAGE, page(`  - [test/gone.test.ts](../test/gone.test.ts): it was\n${SHOWN}`))
    refuses('1 names test/gone.test.ts, which does not exist')
    write('test/gone.test.ts', "it('is here', () => {})\n")
    refuses('1 names test/gone.test.ts, which does not cite it')
  })

  it('names what is said to be to come and has a test', () => {
    write(TICKET, CODE.replace('[1]', '[1, 2]'))
    refuses(`2 is to come and has a test already: ${TICKET}`)
  })

  it('names a number that is missing, doubled, or was never given', () => {
    write(PAGE, page(SHOWN).replace('**2.**', '**3.**'))
    refuses(`${PAGE} has no number 2`)
    write(PAGE, page(SHOWN).replace('**2.** _To come._', '**1.**'))
    assert.ok(check().mistakes.includes(`✗ the numbers of ${PAGE} do not go up`))
    write(PAGE, page(SHOWN).replace('**2.**', '**31.**'))
    assert.ok(check().mistakes.includes('✗ 31 is not given'))
  })

  it('wants the names of tests as they are, and writes them when told to, without another change', () => {
    write(PAGE, page(SHOWN.replace('fifty', 'forty')))
    refuses('1 lists its tests otherwise than they are: node scripts/check-requirements.mjs --write')
    assert.equal(check('--write').status, 0)
    assert.equal(readFileSync(join(root, PAGE), 'utf8'), page(SHOWN))
  })

  it('writes whole sentences: the suites around a test, several of one suite, and what a template leaves open', () => {
    write(
      TICKET,
      `describe('a ticket', () => {
  describe("that’s mailed", () => {
    it('can\\'t be spent twice [1]', () => {})
    for (const name of names) it(\`is _not_ \${name({ of: {} })} [1]\`, () => {})
  })
  it('is short', () => {})
})
describe('a spent ticket [1]', () => {})
test('[1] alone', () => {})
`,
    )
    assert.equal(check('--write').status, 0)
    const shown = `a ticket that’s mailed: can't be spent twice; is \\_not\\_ …; a spent ticket; alone`
    assert.equal(readFileSync(join(root, PAGE), 'utf8'), page(`  - [${TICKET}](../${TICKET}): ${shown}\n`))
  })

  it('takes no test for one that is skipped, to be done or commented out', () => {
    write(PAGE, page(''))
    for (const call of [
      "it.skip('is spent [1]', () => {})",
      "it.todo('is spent [1]')",
      "// it('is spent [1]', () => {})",
    ]) {
      write(TICKET, `describe('a ticket', () => {\n  ${call}\n})\n`)
      refuses('1 has no test that cites it')
    }
  })
})
