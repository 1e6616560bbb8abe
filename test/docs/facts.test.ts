import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parseUnits } from '../../server/units-file.js'
import { REPOSITORY } from '../support/repository.js'
import { readPage, type Page } from './read-page.js'

const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8')
const operators = readPage('docs/operators.md')
const webmasters = readPage('docs/webmasters.md')

/** What stands in backticks in the first cells of the table under a heading that has this column. */
function named({ headings, prose }: Page, heading: string, column: string): string[] {
  const from = headings.find(({ text }) => text === heading)?.line ?? assert.fail(`there is no heading “${heading}”`)
  const to = headings.find(({ line }) => line > from)?.line ?? prose.length
  const rows = prose.slice(from, to).map((line) => line.split('|')[1]?.trim() ?? '')
  const begin = rows.indexOf(column)
  assert.notEqual(begin, -1, `no table under “${heading}” has a column “${column}”`)
  const end = rows.indexOf('', begin)
  return rows
    .slice(begin, end === -1 ? undefined : end)
    .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
}

/** Names behind a tag of the element's documentation, as `@attr {string} unit - …`. */
function tagged(tag: string): string[] {
  const element = read('widget/klucznik-recovery.ts')
  return [...element.matchAll(new RegExp(` \\* @${tag} (?:\\{[^}]*\\} )?\\[?([\\w-]+)(.*)`, 'g'))].flatMap(
    ([, name = '', rest = '']) =>
      // parts of a part stand in the same line
      tag === 'csspart' ? [name, ...[...rest.matchAll(/`([\w-]+)`/g)].map(([, part = '']) => part)] : [name],
  )
}

/** The server's codes and the element's own. */
function failureCodes(): string[] {
  const files = ['ui/failure.ts', 'contract/failure-code.ts'].filter((path) => existsSync(join(REPOSITORY, path)))
  return files.flatMap((path) => [...read(path).matchAll(/'([A-Z_]+)'/g)].map(([, code = '']) => code))
}

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].toSorted()

describe('what the pages name is what there is:', () => {
  it('variables of the environment', () => {
    const known = [...read('server/env.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name = '']) => name)
    assert.deepEqual(sorted(named(operators, 'Environment', 'variable')), sorted(known))
  })

  it('fields of the units file, with their defaults', () => {
    const printed = JSON.parse(operators.blocks.find(({ heading }) => heading === 'Units file')?.code ?? '') as object
    const { signInUrl, recoveryUrl, accessibilityUrl, privacyUrl, ...rest } = printed as Record<string, unknown>
    assert.ok(signInUrl && recoveryUrl && accessibilityUrl && privacyUrl)
    const required = ['id', 'name', 'from', 'origins', 'contact']
    const least = Object.fromEntries(Object.entries(rest).filter(([field]) => required.includes(field)))
    // a field that is printed with another value than its default would make these differ
    assert.deepEqual(parseUnits([rest]), parseUnits([least]))
    const fields = named(operators, 'Units file', 'field').filter((name) => /^[a-z]+$/i.test(name))
    assert.deepEqual(sorted(fields), sorted([...Object.keys(printed), 'webhook']))
  })

  it('events worth an alarm', () => {
    const sources = readdirSync(join(REPOSITORY, 'server'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => read(`server/${path}`))
    const logged = new Set(
      sources.flatMap((text) => [...text.matchAll(/log\.(?:info|warn)\(\s*'([^']+)'/g)].map(([, name]) => name)),
    )
    const events = named(operators, 'Watching it', 'event')
    assert.notEqual(events.length, 0)
    assert.deepEqual(
      events.filter((event) => !logged.has(event)),
      [],
    )
  })

  it('reasons of undelivered mail', () => {
    const words = read('server/cli/list/undelivered-words.ts')
    const reasons = [...words.matchAll(/^ {2}'?([a-z-]+)'?: '/gm)].map(([, reason = '']) => reason)
    assert.deepEqual(sorted(named(operators, 'Undelivered mail', 'reason in `--json`')), sorted(['--json', ...reasons]))
  })

  it('attributes, custom properties and parts of the element', () => {
    assert.deepEqual(sorted(named(webmasters, 'Attributes', 'attribute')), sorted(tagged('attr')))
    assert.deepEqual(sorted(named(webmasters, 'Look', 'property')), sorted(tagged('cssprop')))
    assert.deepEqual(sorted(named(webmasters, 'Look', 'part')), sorted(tagged('csspart')))
  })

  it('events, views and failures of the element', () => {
    const classes = ['events', 'klucznik-completed-event', 'klucznik-sent-event']
      .map((file) => read(`widget/flow/${file}.ts`))
      .join('')
    const events = [...classes.matchAll(/super\('([\w-]+)'/g)].map(([, name = '']) => name)
    assert.deepEqual(sorted(named(webmasters, 'Events', 'event')), sorted(events))
    assert.deepEqual(sorted(named(webmasters, 'Events', 'code')), sorted(failureCodes()))
  })

  it('ways into the package', async () => {
    const prose = webmasters.prose.join('\n')
    const paths = sorted(
      [...prose.matchAll(/`(?:import [^`]*')?klucznik\/(\w+)'?`/g)].map(([, path = '']) => `./${path}`),
    )
    const { exports } = JSON.parse(read('package.json')) as { exports: object }
    assert.deepEqual(paths, sorted(Object.keys(exports).filter((path) => path !== '.' && path !== './package.json')))
    // by its own name, as whoever has installed it; a page has no window here
    const name: string = 'klucznik'
    const { KlucznikRecovery } = (await import(name)) as { KlucznikRecovery?: unknown }
    assert.equal(typeof KlucznikRecovery, 'function')
  })
})
