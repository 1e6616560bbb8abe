import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { before, describe, it } from 'node:test'
import { refusedLines } from './refused-lines.js'

// every arrow of the server is drawn here once more, and every rule is broken

/** Folders that all others of the domain import. */
const VOCABULARY = ['identifiers', 'keys']

/** What each folder of the domain imports of the others, beside the vocabulary; from the bottom up. */
const DOMAIN: Record<string, string[]> = {
  identifiers: [],
  keys: ['identifiers'],
  ports: [],
  audit: ['ports'],
  limits: ['ports'],
  outbox: ['ports'],
  passwords: ['ports'],
  captcha: ['ports', 'limits'],
  tickets: ['ports', 'limits'],
  accounts: ['ports', 'audit', 'limits', 'outbox'],
  factors: ['ports', 'accounts', 'audit', 'limits', 'outbox'],
  holds: ['ports', 'accounts', 'audit', 'limits', 'tickets'],
  sessions: ['ports', 'accounts', 'audit', 'captcha', 'limits'],
  webhooks: ['ports', 'outbox'],
  'key-keeping': ['ports', 'accounts', 'outbox'],
  recovery: ['ports', 'accounts', 'captcha', 'limits', 'outbox', 'passwords', 'tickets'],
  directory: ['ports', 'accounts', 'tickets'],
  invitations: ['ports', 'directory'],
  letters: ['ports', 'audit', 'directory', 'tickets'],
  mailing: ['ports', 'accounts', 'holds', 'invitations', 'limits', 'outbox', 'tickets', 'webhooks'],
  'own-account': ['ports', 'accounts', 'audit', 'factors', 'limits', 'outbox', 'passwords', 'sessions'],
  panel: [
    'ports',
    'accounts',
    'audit',
    'directory',
    'factors',
    'invitations',
    'letters',
    'limits',
    'sessions',
    'tickets',
  ],
}

/** What each room of the server imports of the others. */
const ROOMS: Record<string, string[]> = {
  captcha: ['domain'],
  cli: ['domain', 'import'],
  http: ['domain', 'html', 'import', 'rpc', 'typography'],
  import: ['domain'],
  letters: ['domain', 'html', 'typography'],
  mail: ['domain', 'html', 'typography'],
  passkeys: ['domain'],
  passwords: ['domain'],
  rpc: ['domain'],
  store: ['domain'],
  webhooks: ['domain'],
}

/** Rooms of how text is written, which import themselves and `contract/` alone. */
const PURE = ['html', 'typography']

/** What each folder of a room imports of the others there. */
const INNER: Record<string, string[]> = {
  'cli/commands': ['import', 'kit', 'list'],
  'cli/import': ['kit'],
  'cli/kit': [],
  'cli/list': ['kit'],
  'rpc/panel': ['procedure'],
  'rpc/procedure': [],
  'store/both': [],
  'store/libsql': ['both'],
  'store/mongo': ['both'],
}

const foldersOf = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
const OUTSIDE = foldersOf('.').filter((name) => !/^\.|^(contract|coverage|data|dist|node_modules|server)$/.test(name))

const file = new Map<string, { allowed: string[]; refused: string[] }>()
const importOf = (path: string): string => `import '${path}'`

// the domain
for (const [folder, allowed] of Object.entries(DOMAIN)) {
  const isWord = VOCABULARY.includes(folder)
  const others = foldersOf('server/domain').filter(
    (name) => name !== folder && name !== 'identifiers' && (isWord || name !== 'keys'),
  )
  file.set(`server/domain/${folder}/x.ts`, {
    allowed: [
      ...['./other.js', '../../../contract/language.js', 'node:crypto'].map(importOf),
      ...(isWord ? [] : ['../unit.js', '../identifiers/login.js', '../keys/secret.js'].map(importOf)),
      ...allowed.map((name) => importOf(`../${name}/other.js`)),
    ],
    refused: [
      ...['../../main.js', '../../store/open-store.js', '../../../demo/inbox.js', 'node:fs', 'zod'].map(importOf),
      ...(isWord ? ['../unit.js'].map(importOf) : []),
      ...others.filter((name) => !allowed.includes(name)).map((name) => importOf(`../${name}/other.js`)),
      `import type { A } from '../${allowed.includes('tickets') ? 'recovery' : 'tickets'}/a.js'`,
      `export const a = import('../${allowed.includes('captcha') ? 'panel' : 'captcha'}/a.js')`,
    ].filter((line) => !line.includes(`../${folder}/`)),
  })
}
file.set('server/domain/x.ts', {
  allowed: ['./unit.js', './identifiers/login.js', './keys/secret.js', '../../contract/language.js', 'node:crypto'].map(
    importOf,
  ),
  refused: [
    ...foldersOf('server/domain').flatMap((name) => (VOCABULARY.includes(name) ? [] : [importOf(`./${name}/a.js`)])),
    ...['../env.js', '../store/open-store.js', 'node:net', 'zod'].map(importOf),
  ],
})
file.set('server/domain/new-folder/x.ts', {
  allowed: ['../unit.js', '../identifiers/login.js', '../keys/secret.js'].map(importOf),
  refused: foldersOf('server/domain').flatMap((name) =>
    VOCABULARY.includes(name) ? [] : [importOf(`../${name}/a.js`)],
  ),
})

// the rooms
for (const [room, ofRoom] of Object.entries(ROOMS)) {
  for (const [depth, up] of ['../', '../../', '../../../'].entries()) {
    const inside = 'inside/'.repeat(depth)
    // no file lies so deep today: what one there may import beside the domain is decided when one does
    const allowed = depth < 2 ? ofRoom : ['domain']
    const others = foldersOf('server').filter((name) => name !== room)
    file.set(`server/${room}/${inside}x.ts`, {
      allowed: [
        ...['./other.js', `${up}../contract/language.js`, 'node:fs', 'zod'].map(importOf),
        ...allowed.map((name) => importOf(`${up}${name}/other.js`)),
        ...(depth === 0 ? [] : [importOf('../other.js')]),
      ],
      refused: [
        ...others.filter((name) => !allowed.includes(name)).map((name) => importOf(`${up}${name}/other.js`)),
        ...['main', 'bin', 'env', 'units-file', 'event-log'].map((name) => importOf(`${up}${name}.js`)),
        ...OUTSIDE.map((name) => importOf(`${up}../${name}/other.js`)),
        `import type { Store } from '${up}main.js'`,
        `export const a = import('${up}main.js')`,
      ],
    })
  }
}
for (const room of PURE) {
  const outside = ['../env.js', 'node:fs', ...OUTSIDE.map((name) => `../../${name}/a.js`)]
  file.set(`server/${room}/x.ts`, {
    allowed: ['./other.js', '../../contract/language.js'].map(importOf),
    refused: [...outside, ...foldersOf('server').map((name) => `../${name}/a.js`)].map(importOf),
  })
}
for (const [path, allowed] of Object.entries(INNER)) {
  const [room = '', folder = ''] = path.split('/')
  const others = foldersOf(`server/${room}`).filter((name) => name !== folder)
  const known = file.get(`server/${room}/inside/x.ts`)
  file.set(`server/${path}/x.ts`, {
    allowed: [
      ...['./other.js', '../../domain/unit.js', '../../../contract/language.js'].map(importOf),
      ...allowed.map((name) => importOf(`../${name}/other.js`)),
    ],
    refused: [
      ...(known?.refused ?? []),
      importOf('../other.js'),
      ...others.filter((name) => !allowed.includes(name)).map((name) => importOf(`../${name}/other.js`)),
    ],
  })
}

// the server's own files
file.set('server/x.ts', {
  allowed: ['./env.js', './domain/unit.js', '../contract/language.js', 'zod'].map(importOf),
  refused: [
    ...['./main.js', './bin.js'].map(importOf),
    ...foldersOf('server').flatMap((name) => (name === 'domain' ? [] : [importOf(`./${name}/other.js`)])),
    ...OUTSIDE.map((name) => importOf(`../${name}/other.js`)),
  ],
})
file.set('server/main.ts', {
  allowed: [...foldersOf('server').map((name) => importOf(`./${name}/other.js`)), importOf('./env.js')],
  refused: [importOf('./bin.js'), ...OUTSIDE.map((name) => importOf(`../${name}/other.js`))],
})
file.set('server/bin.ts', {
  allowed: ['./main.js', './cli/run-cli.js', '../demo/prepare-demo.js'].map(importOf),
  refused: OUTSIDE.filter((name) => name !== 'demo').map((name) => importOf(`../${name}/other.js`)),
})

describe('the layers of the server', () => {
  let refused: Map<string, Set<string>>
  before(async () => {
    const lines = [...file].map(([name, cases]) => [name, [...cases.allowed, ...cases.refused]] as const)
    refused = await refusedLines(new Map(lines))
  })

  for (const [name, cases] of file) {
    it(`${name} imports what it may, and nothing else`, () => {
      const found = refused.get(name) ?? new Set()
      assert.deepEqual([...found].sort(), [...new Set(cases.refused)].sort())
    })
  }

  it('hold every folder that there is', () => {
    assert.deepEqual(Object.keys(DOMAIN).sort(), foldersOf('server/domain').sort())
    const rooms = ['domain', ...PURE, ...Object.keys(ROOMS)]
    assert.deepEqual(
      foldersOf('server').filter((name) => !rooms.includes(name)),
      [],
    )
  })

  it('have no circle, of types neither', async () => {
    const circle = new Map([
      ['server/domain/outbox/a.ts', [`import type { B } from './b.js'`, 'export interface A { b: B }']],
      ['server/domain/outbox/b.ts', [`import type { A } from './a.js'`, 'export interface B { a: A }']],
    ])
    assert.deepEqual([...(await refusedLines(circle, 'no-cycle')).keys()].sort(), [...circle.keys()])
  })
})
