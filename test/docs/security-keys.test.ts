import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { REPOSITORY } from '../support/repository.js'
import { readPage } from './read-page.js'
import { rowsOf } from './table-rows.js'

const sources = readdirSync(join(REPOSITORY, 'server'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(REPOSITORY, 'server', path), 'utf8'))
const allOf = (pattern: RegExp): string[] =>
  sources.flatMap((text) => [...text.matchAll(pattern)].map(([, found = '']) => found))

/** What a derived key is for, before the way (`seal`, `mark` …) that it is used in is put before it. */
const used = [
  ...allOf(/\.(?:seal|open|openQueued|mark|isMarked|sign|isSigned|seed)\(\s*'([a-z ]+)'/g),
  ...allOf(/^const [A-Z_]+ = '([a-z ]+)'\n(?=[^]*\.(?:seal|open|openQueued|mark|isMarked|sign|isSigned)\([A-Z_]+,)/gm),
]
/** Keys that are derived for a purpose as it stands there. */
const plain = allOf(/derive\('([a-z ]+)'/g)

describe('docs/security/keys.md [101]', () => {
  const purposes = rowsOf(readPage('docs/security/keys.md'), 'purpose').map(([name = '']) => name.replaceAll('`', ''))
  const bare = (purpose: string): string => purpose.replace(/^(?:seal|mark|sign|seed) /, '')

  it('has every purpose that a key is derived for', () => {
    assert.ok(used.length > 8 && plain.length > 3)
    assert.deepEqual(
      [...new Set(used)].filter((name) => !purposes.some((purpose) => purpose !== name && bare(purpose) === name)),
      [],
    )
    assert.deepEqual(
      [...new Set(plain)].filter((name) => !purposes.includes(name)),
      [],
    )
  })

  it('has no purpose that no key is derived for', () => {
    const known = new Set([...used, ...plain, 'client <day>'])
    assert.deepEqual(
      purposes.filter((purpose) => !known.has(bare(purpose).replace(/ link$/, ''))),
      [],
    )
  })
})
