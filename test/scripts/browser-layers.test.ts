import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'

// Every rule is broken once, in a folder of the test's own that has the repository's rules and these files alone.

const OXLINT = join('node_modules', '.bin', 'oxlint')

/** An import, the folder of the file that has it, and what is said of it; '' when it is allowed. */
type Case = [from: string, code: string, said: string]

const CONTRACT = 'contract imports nothing but itself'
const UI = 'ui imports ui/ and contract/ alone'
const WIDGET = 'widget imports ui/, contract/ and itself alone'
const PANEL = 'panel imports ui/, contract/ and itself alone'
const PASSKEYS = 'passkeys imports itself and the library alone'
const SERVER = 'of the server a browser knows the type AppRouter alone'
const NODE = 'a browser has no node:'
const PAGE = 'a page of the demo imports its own scripts alone'

const NO_ROOMS = ['node_modules', 'dist', 'coverage', 'data']
const ROOMS = readdirSync('.', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !NO_ROOMS.includes(entry.name))
  .map(({ name }) => name)

/** A room that comes new is closed to those of the browser until somebody opens it. */
const otherRooms = (from: string, said: string, open: string[]): Case[] =>
  ROOMS.filter((room) => room !== from && room !== 'server' && !open.includes(room)).map((room): Case => [
    from,
    `import '../${room}/x.js'`,
    said,
  ])

const CASES: Case[] = [
  ['contract', `export * from './language.js'`, ''],
  ['contract', `import '../ui/failure.js'`, CONTRACT],
  ['contract', `import type { Unit } from '../server/domain/unit.js'`, CONTRACT],
  ['contract', `import { randomInt } from 'node:crypto'`, CONTRACT],
  ['contract', `import { z } from 'zod'`, CONTRACT],

  ['ui/views', `import '../styles/palette.js'`, ''],
  ['ui/views', `import '../../contract/language.js'`, ''],
  ['ui/views', `import { html } from 'lit'`, ''],
  ['ui', `import { observable } from '@trpc/server/observable'`, ''],
  ['ui/views', `import '../../widget/flow.js'`, UI],
  ['ui/views', `import type { Messages } from '../../widget/i18n/messages.js'`, UI],
  ['ui/views', `import '../../panel/kit/route.js'`, UI],
  ['ui/views', `import type { Route } from '../../panel/kit/route.js'`, UI],
  ['ui', `import '../test/ui/support/focus.js'`, UI],

  ['widget/i18n/later', `import '../../../ui/i18n/plural.js'`, ''],
  ['widget/views', `import '../../contract/language.js'`, ''],
  ['widget', `import '../panel/kit/route.js'`, WIDGET],
  ['widget/i18n/later', `import type { Route } from '../../../panel/kit/route.js'`, WIDGET],
  ['widget', `import '../demo/pages/town.js'`, WIDGET],
  ['widget', `import { later } from '../scripts/size/judge-bundles.js'`, WIDGET],

  ['panel/kit', `import '../../ui/chunks.js'`, ''],
  ['panel/kit', `import '../../contract/language.js'`, ''],
  ['panel/kit', `import '../../widget/flow.js'`, PANEL],
  ['panel/i18n', `import type { LaterMessages } from '../../widget/i18n/later/messages.js'`, PANEL],
  ['panel/kit', `import '../../bench/median.js'`, PANEL],

  ['passkeys', `import { startRegistration } from '@simplewebauthn/browser'`, ''],
  ['passkeys', `import { readFile } from 'node:fs/promises'`, PASSKEYS],
  ['passkeys', `import type { AppRouter } from '../server/rpc/router.js'`, PASSKEYS],

  ['demo/pages', `import './town.js'`, ''],
  ['demo/pages', `import '../../ui/chunks.js'`, PAGE],
  ['demo/pages', `import { readFile } from 'node:fs/promises'`, PAGE],

  ...['ui', 'widget', 'panel'].flatMap((room): Case[] => [
    [room, `import type { AppRouter } from '../server/rpc/router.js'`, ''],
    [room, `import { appRouter } from '../server/rpc/router.js'`, SERVER],
    [room, `import type { appRouter } from '../server/rpc/router.js'`, SERVER],
    [room, `export const router = import('../server/rpc/router.js')`, SERVER],
    [room, `import { FUNNEL_STATES } from '../server/domain/directory/funnel.js'`, SERVER],
    [room, `import type { FunnelState } from '../server/domain/directory/funnel.js'`, SERVER],
    [room, `import { readFile } from 'node:fs/promises'`, NODE],
  ]),
]

CASES.push(
  ...otherRooms('contract', CONTRACT, []),
  ...otherRooms('ui', UI, ['contract']),
  ...otherRooms('widget', WIDGET, ['contract', 'ui']),
  ...otherRooms('panel', PANEL, ['contract', 'ui']),
  ...otherRooms('passkeys', PASSKEYS, []),
)

interface Diagnostic {
  code: string
  filename: string
  help?: string
}

let folder: string
/** What is said of each file's imports, by the file's name. */
const said = new Map<string, string[]>()
const fileOf = ([from]: Case, at: number): string => `${from}/case-${at}.ts`

async function lint(cwd: string): Promise<Diagnostic[]> {
  const args = ['--format', 'json', '--disable-nested-config']
  const output = await new Promise<string>((resolve, reject) => {
    execFile(join(process.cwd(), OXLINT), args, { cwd, maxBuffer: 2 ** 24 }, (error, stdout) =>
      stdout === '' ? reject(error ?? new Error('oxlint said nothing')) : resolve(stdout),
    )
  })
  return (JSON.parse(output) as { diagnostics: Diagnostic[] }).diagnostics
}

describe('the rooms of the browser', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'klucznik-layers-'))
    await copyFile('.oxlintrc.json', join(folder, '.oxlintrc.json'))
    for (const [at, each] of CASES.entries()) {
      const file = join(folder, fileOf(each, at))
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, each[1])
    }
    for (const { code, filename, help = '' } of await lint(folder)) {
      if (code.includes('no-restricted-imports')) said.set(filename, [...(said.get(filename) ?? []), help])
    }
  })
  after(() => rm(folder, { recursive: true }))

  for (const [at, each] of CASES.entries()) {
    const [from, code, rule] = each
    it(`${from}: ${code} ${rule === '' ? 'is allowed' : `is refused: ${rule}`}`, () => {
      assert.deepEqual([...new Set(said.get(fileOf(each, at)))], rule === '' ? [] : [rule])
    })
  }
})
