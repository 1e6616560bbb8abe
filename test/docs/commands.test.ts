import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { REPOSITORY } from '../support/repository.js'
import { commandsIn, isListed, NOT_RUN } from './not-run.js'
import { readPages } from './read-page.js'
import { TRANSLATIONS } from './translations.js'

/** Pages whose every block of commands is run by the test of the page's name, but for those that are listed. */
const RUN_FROM_TOP_TO_BOTTOM = ['docs/operators.md']

/** A block of commands is called `sh`, so that none can hide under another name. */
const LANGUAGES = ['sh', 'text', 'json', 'html', 'css', 'js', 'ts', 'ini', 'csv', 'nginx', 'caddy', 'apache', 'mermaid']

const pages = readPages()
const blocks = pages.flatMap(({ path, blocks: own }) => own.map((block) => ({ ...block, path })))
const commands = blocks.filter(({ language }) => language === 'sh')

describe('every command in the pages', () => {
  it('is seen: each block says what it is', () => {
    assert.notEqual(commands.length, 0)
    const strange = blocks.filter(({ language }) => !LANGUAGES.includes(language))
    assert.deepEqual(
      strange.map(({ path, line, language }) => `${path}:${line} ${language}`),
      [],
    )
  })

  it('is run by the test of its page, or stands in not-run.ts with the reason', () => {
    const run = RUN_FROM_TOP_TO_BOTTOM.flatMap((path) => [path, TRANSLATIONS.get(path)])
    const forgotten = commands.filter((block) => !run.includes(block.path) && !isListed(block))
    assert.deepEqual(
      forgotten.map(({ path, line, code }) => `${path}:${line}\n${code}`),
      [],
    )
  })

  it('stands in not-run.ts only as long as it stands in a page', () => {
    const printed = commands.flatMap(commandsIn)
    assert.deepEqual(
      [...NOT_RUN.keys()].filter((line) => !printed.includes(line)),
      [],
    )
  })

  it('names scripts that are there, in a sentence or a table too', () => {
    const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as { scripts: object }
    const isThere = (name: string): boolean =>
      name.endsWith('.mjs') ? existsSync(join(REPOSITORY, name)) : Object.hasOwn(scripts, name)
    const gone = pages.flatMap(({ path, lines }) =>
      lines.flatMap((text, at) => {
        const named = text.matchAll(
          /\bnpm run (?:-s |--silent )?([\w:]+)|\bnpm (start|test)\b|\bnode (scripts\/\S+\.mjs)/g,
        )
        return [...named].flatMap(([, script, own, file]) => {
          const name = script ?? own ?? file ?? ''
          return isThere(name) ? [] : [`${path}:${at + 1} ${name}`]
        })
      }),
    )
    assert.deepEqual(gone, [])
  })
})
