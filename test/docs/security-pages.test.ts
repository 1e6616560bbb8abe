import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, it } from 'node:test'
import { CHALLENGE_MS } from '../../server/captcha/challenge-life.js'
import { runCli, type CliTools } from '../../server/cli/run-cli.js'
import { AUDIT_DAYS } from '../../server/domain/audit/audit-days.js'
import { SESSION_IDLE_MS, SESSION_LONGEST_MS } from '../../server/domain/sessions/session-life.js'
import { ACTIVATION_HOURS, TICKET_MINUTES } from '../../server/domain/tickets/ticket-life.js'
import { REPOSITORY } from '../support/repository.js'
import { readPage, readPages } from './read-page.js'
import { rowsOf } from './table-rows.js'

const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8')

/** Whether there is such a command, with these options; `line` is what stands behind `klucznik`. */
async function isThere(line: string): Promise<boolean> {
  const words = line.split(/\s+/)
  const end = words.findIndex((word) => /^[<>-]/.test(word))
  const name = words.slice(0, end === -1 ? undefined : end)
  const stdout = new PassThrough()
  const tools = { stdin: new PassThrough(), stdout, stderr: new PassThrough() } as unknown as CliTools
  await runCli([...name, '--help'], tools)
  stdout.end()
  const help = await text(stdout)
  const options = words.filter((word) => word.startsWith('--'))
  return [`klucznik ${name.join(' ')}`, ...options].every((part) => help.includes(part))
}

describe('docs/security/retention.md [101]', () => {
  const rows = rowsOf(readPage('docs/security/retention.md'), 'what')
  const named = (column: number): string[] =>
    rows
      .map((cells) => cells[column] ?? '')
      .flatMap((cell) => [...cell.matchAll(/`([a-z_]+)`/g)].map(([, name = '']) => name))

  it('has every table of the embedded store, and every collection of MongoDB', () => {
    const tables = [...read('server/store/libsql/database.ts').matchAll(/CREATE TABLE IF NOT EXISTS (\w+)/g)]
    const collections = [...read('server/store/mongo/collections.ts').matchAll(/\.collection\('(\w+)'\)/g)]
    assert.ok(tables.length > 4 && collections.length > 4)
    const missing = (found: RegExpExecArray[], column: number): string[] =>
      found.map(([, name = '']) => name).filter((name) => !named(column).includes(name))
    assert.deepEqual([missing(tables, 1), missing(collections, 2)], [[], []])
  })

  it('has the times that the server keeps', () => {
    const lifeOf = (what: string): string =>
      rows.find(([cell, ...rest]) => cell === what && rest.length === 5)?.[4] ?? ''
    assert.equal(lifeOf('redeemed challenges'), `${CHALLENGE_MS / 60_000} minutes`)
    assert.equal(
      lifeOf('sessions of the panel'),
      `${SESSION_IDLE_MS / 60_000} idle minutes, ${SESSION_LONGEST_MS / 3_600_000} hours in all`,
    )
    assert.match(lifeOf('the history'), new RegExp(`\\b${AUDIT_DAYS.default} by default$`))
    assert.match(
      lifeOf('… tickets'),
      new RegExp(`^${ACTIVATION_HOURS.default} hours the first time, else ${TICKET_MINUTES.default} minutes`),
    )
  })
})

describe('commands that the pages for security officers name [101]', () => {
  const pages = readPages().filter(({ path }) => path.startsWith('docs/security/') || path === 'SECURITY.md')
  const commands = pages.flatMap(({ path, prose }) =>
    [...prose.join('\n').matchAll(/`klucznik ([^`]+)`/g)].map(([, line = '']) => ({ path, line })),
  )

  it('are there, with every option', async () => {
    assert.ok(commands.length > 8)
    for (const { path, line } of commands) assert.ok(await isThere(line), `${path}: klucznik ${line}`)
  })

  it('are found out when they, or an option of theirs, are gone', async () => {
    assert.equal(await isThere('keys renew --unit <id>'), true)
    assert.equal(await isThere('keys forget --unit <id>'), false)
    assert.equal(await isThere('keys renew --for-good'), false)
  })
})
