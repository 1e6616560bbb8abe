import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { REPOSITORY } from '../support/repository.js'
import { readPage } from './read-page.js'
import { rowsOf } from './table-rows.js'

const page = readPage('docs/security/logs.md')
const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8')

/** The server's own sources. */
const sources = readdirSync(join(REPOSITORY, 'server'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => read(join('server', path)))

/** A line that some source logs: its name, or a pattern where a part of it is put in. */
interface Logged {
  name: RegExp
  /** As it is written in the source. */
  source: string
  level: string
}

/** What stands first in the brackets of each call of a log: every text in it is an event, as in `isIn ? 'a' : 'b'`. */
function loggedIn(text: string): Logged[] {
  return [...text.matchAll(/log\.(info|warn|error)\(\s*([^,()]*(?:\([^()]*\)[^,()]*)*)/gi)].flatMap(
    ([, level = '', first = '']) => {
      const texts = [...first.matchAll(/(['`])([a-z][a-z0-9.${}-]*)\1/gi)].map(([, , name = '']) => name)
      return texts
        .filter((name) => name.includes('.'))
        .map((name) => ({
          name: new RegExp(
            `^${name
              .replace(/\$\{[^}]*\}/g, '\0')
              .replaceAll('.', '\\.')
              .replaceAll('\0', '[a-z-]+')}$`,
          ),
          source: name,
          level,
        }))
    },
  )
}

const logged = sources.flatMap(loggedIn)
const events = rowsOf(page, 'event').map(([name = '', level = '']) => ({ name: name.replaceAll('`', ''), level }))
const named = (column: string): string[] => rowsOf(page, column).map(([name = '']) => name.replaceAll('`', ''))

describe('docs/security/logs.md [101]', () => {
  it('has every line that the server logs, with its level', () => {
    assert.ok(logged.length > 30)
    const missing = logged.filter(
      ({ name, level }) => !events.some((event) => name.test(event.name) && event.level === level),
    )
    assert.deepEqual(
      missing.map(({ source, level }) => `${source} (${level})`),
      [],
    )
  })

  it('has no line that the server does not log, and none twice', () => {
    const gone = events.filter((event) => !logged.some(({ name }) => name.test(event.name)))
    assert.deepEqual(
      gone.map(({ name }) => name),
      [],
    )
    assert.equal(new Set(events.map(({ name }) => name)).size, events.length)
  })

  it('has every act that the history knows, and no other', () => {
    const [, list = ''] = /type AuditAction =([^]*?)\n\n/.exec(read('contract/audit-action.ts')) ?? []
    const acts = [...list.matchAll(/'([a-z.-]+)'/g)].map(([, name = '']) => name)
    assert.ok(acts.length > 10)
    assert.deepEqual(named('act').toSorted(), acts.toSorted())
  })

  it('has every figure of ours, and no other', () => {
    const figures = sources.flatMap((text) =>
      [...text.matchAll(/name: '(klucznik_\w+)'/g)].map(([, name = '']) => name),
    )
    assert.deepEqual(named('figure').toSorted(), figures.toSorted())
  })

  it('reads what is logged under a condition, with a part put in, or over two lines', () => {
    const text = "log.info(isIn ? 'a.b' : 'a.c', { unit })\nthis.#log.warn(\n  'd.e-f',\n)\nlog.info(`g.${done}`, {})"
    assert.deepEqual(
      loggedIn(text).map(({ source, level }) => `${level} ${source}`),
      ['info a.b', 'info a.c', 'warn d.e-f', 'info g.${done}'],
    )
  })
})
