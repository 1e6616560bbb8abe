import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { appRouter } from '../../../server/rpc/router.js'
import { startTestServer, testUnit, type TestServer } from '../../support/test-server.js'
import { employ, signInToPanel } from '../../support/panel.js'
import { enter } from '../../support/walk.js'

const CALLERS = ['nobody', 'member', 'teacher of 4b', 'teacher of 5c', 'office', 'office of another unit'] as const
type Caller = (typeof CALLERS)[number]

/** What a call is answered with: the data, or `code reason`. */
type Answer = { data: unknown } | { refused: string }

/** Somebody of 4b; the parts of an answer that a row looks at. */
const CHILD = 'dziecko.4b'
const NOT_SIGNED_IN = 'UNAUTHORIZED SESSION_ENDED'
const UNKNOWN = 'INPUT_INVALID LOGIN_UNKNOWN'
const OFFICE_ONLY = 'OFFICE_ONLY'

interface Row {
  input?: () => unknown
  /** For whom it works; `see` looks at what they got. */
  works: Caller[]
  see?: (data: never, caller: Caller) => void
  /** What a signed-in caller of the unit gets for whom it does not work. */
  refused?: string
}

const signedIn: Caller[] = ['teacher of 4b', 'teacher of 5c', 'office']
let runs = 0

/** One row for each procedure of the panel, called by everybody about somebody of 4b. */
const ROWS: Record<string, Row> = {
  'panel.me': {
    works: signedIn,
    see: (me: { role: string }, caller) => assert.equal(me.role, caller === 'office' ? 'office' : 'teacher'),
  },
  'panel.classes': {
    works: signedIn,
    see({ classes }: { classes: { class: string; people: number }[] }, caller) {
      const ofChild = classes.find((each) => each.class === '4b')
      assert.equal(ofChild !== undefined, caller !== 'teacher of 5c')
      assert.equal(
        classes.some((each) => each.class === '5c'),
        caller !== 'teacher of 4b',
      )
    },
  },
  'panel.people.list': { input: () => ({ class: '4b' }), works: signedIn, see: seesChild },
  'panel.people.search': { input: () => ({ query: 'dziec 4b' }), works: signedIn, see: seesChild },
  'panel.people.get': {
    input: () => ({ login: CHILD }),
    works: ['teacher of 4b', 'office'],
    see: (person: { login: string }) => assert.equal(person.login, CHILD),
    refused: UNKNOWN,
  },
  'panel.people.save': {
    input: () => ({ isNew: false, person: { login: CHILD, firstName: `Imię ${++runs}` } }),
    works: ['teacher of 4b', 'office'],
    refused: UNKNOWN,
  },
  'panel.people.disable': {
    input: () => ({ login: CHILD }),
    works: ['teacher of 4b', 'office'],
    refused: UNKNOWN,
  },
  'panel.people.enable': {
    input: () => ({ login: CHILD }),
    works: ['teacher of 4b', 'office'],
    refused: UNKNOWN,
  },
  'panel.people.resetFactors': { input: () => ({ login: CHILD }), works: ['office'], refused: OFFICE_ONLY },
  'panel.undelivered': { input: () => ({}), works: signedIn, see: seesChild },
  'panel.invite': {
    input: () => ({ kind: 'person', login: CHILD }),
    works: ['teacher of 4b', 'office'],
    refused: UNKNOWN,
  },
  'panel.audit.list': { input: () => ({}), works: ['office'], refused: OFFICE_ONLY },
  'panel.audit.export': { input: () => ({ format: 'csv' }), works: ['office'], refused: OFFICE_ONLY },
  // the last one: it ends the sessions
  'panel.signOut': { works: signedIn },
}

/** Some are called in more ways than one. */
const MORE: [string, Row][] = [
  ['panel.invite', { input: () => ({ kind: 'unit' }), works: ['office'], refused: OFFICE_ONLY }],
  [
    'panel.invite',
    {
      input: () => ({ kind: 'class', class: '4b' }),
      // whoever reaches 4b has invited it within the minute; for the others it is a class with nobody in it
      works: ['teacher of 4b', 'teacher of 5c'],
      see: (counts: { queued: number; justMailed: number }, caller) =>
        assert.equal(counts.queued + counts.justMailed > 0, caller === 'teacher of 4b'),
      refused: 'TOO_MANY_REQUESTS',
    },
  ],
  [
    'panel.people.save',
    {
      input: () => ({ isNew: true, person: { login: `nowe.${++runs}`, class: '4b' } }),
      works: ['teacher of 4b', 'office'],
      refused: 'INPUT_INVALID CLASS_NOT_YOURS',
    },
  ],
  [
    'panel.people.save',
    {
      input: () => ({ isNew: true, person: { login: CHILD, class: '5c' } }),
      works: [],
      refused: 'INPUT_INVALID LOGIN_TAKEN',
    },
  ],
  // a role is the office's to give, whoever gets it and whatever it is
  [
    'panel.people.save',
    {
      input: () => ({ isNew: false, role: 'member', person: { login: CHILD } }),
      works: ['office'],
      refused: OFFICE_ONLY,
    },
  ],
  [
    'panel.people.save',
    {
      input: () => ({ isNew: true, role: 'teacher', person: { login: `pani.${++runs}`, class: '4b|5c' } }),
      works: ['office'],
      refused: OFFICE_ONLY,
    },
  ],
  [
    'panel.people.save',
    {
      input: () => ({ isNew: false, role: 'office', person: { login: 'rodzic' } }),
      works: ['office'],
      refused: OFFICE_ONLY,
    },
  ],
  [
    'panel.people.save',
    {
      input: () => ({ isNew: true, person: { login: `nowe.${++runs}`, class: '6f' } }),
      works: ['office'],
      refused: 'INPUT_INVALID CLASS_NOT_YOURS',
    },
  ],
]

function seesChild({ people, total }: { people: { login: string }[]; total: number }, caller: Caller): void {
  const seen = people.some(({ login }) => login === CHILD)
  assert.equal(seen, caller !== 'teacher of 5c')
  if (caller === 'teacher of 5c') assert.equal(total, 0)
}

describe('the walls of the panel [73]', () => {
  let server: TestServer
  const headers = new Map<Caller, Record<string, string>>()

  before(async () => {
    server = await startTestServer({ units: [testUnit(), testUnit({ id: 'obok' })] })
    await enter(server, { login: CHILD, firstName: 'Ola', email: 'ola@example.org', class: '4b' })
    await enter(server, { login: 'dziecko.5c', email: 'ula@example.org', class: '5c' })
    const child = await server.services.accounts.findByLogin(
      'przykladowo',
      server.services.keyring.of('przykladowo').loginKeys(CHILD),
    )
    assert.ok(child)
    const undelivered = { at: new Date(), reason: 'refused' as const }
    await server.services.accounts.markDelivery('przykladowo', [child], undelivered, new Date())
    await employ(server, { login: 'rodzic', role: 'member' })
    await employ(server, { login: 'pani.a', role: 'teacher', class: '4b' })
    await employ(server, { login: 'pani.b', role: 'teacher', class: '5c' })
    await employ(server, { login: 'sekretariat', role: 'office' })
    await employ(server, { login: 'sekretariat', role: 'office', unit: 'obok' })
    const { publicUrl } = server.env
    headers.set('nobody', { origin: publicUrl })
    // a member gets no session at all, whatever cookie they send
    headers.set('member', { origin: publicUrl, cookie: `klucznik-panel=${'A'.repeat(43)}` })
    headers.set('teacher of 4b', (await signInToPanel(server, 'pani.a')).headers)
    headers.set('teacher of 5c', (await signInToPanel(server, 'pani.b')).headers)
    headers.set('office', (await signInToPanel(server, 'sekretariat')).headers)
    headers.set('office of another unit', (await signInToPanel(server, 'sekretariat', { unit: 'obok' })).headers)
  })
  after(() => server.stop())

  async function call(path: string, caller: Caller, input: unknown, own: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${server.url}/trpc/przykladowo/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers.get(caller), ...own },
      ...(input !== undefined && { body: JSON.stringify(input) }),
    })
    const answer = (await response.json()) as {
      result?: { data: unknown }
      error?: { data: { code: string; reason?: string } }
    }
    if (answer.result !== undefined) return { data: answer.result.data }
    const { code, reason } = answer.error?.data ?? { code: 'none' }
    return { refused: [code, reason].filter(Boolean).join(' ') }
  }

  it('are tried for every procedure that there is', () => {
    const procedures = Object.keys(appRouter._def.procedures).filter((path) => path.startsWith('panel.'))
    assert.deepEqual(Object.keys(ROWS).sort(), procedures.sort())
  })

  it('leave a line of the log where somebody runs into them, or a page of others calls', async () => {
    const lines = async (): Promise<number> => {
      const page = await (await fetch(`${server.url}/metrics`)).text()
      return Number(/klucznik_events_total\{event="access.refused",unit="przykladowo"\} (\d+)/.exec(page)?.[1] ?? 0)
    }
    const before = await lines()
    await call('panel.audit.list', 'teacher of 4b', {})
    assert.equal(await lines(), before + 1)
    for (const origin of ['https://evil.example', 'https://www.przykladowo.example'])
      await call('panel.people.list', 'office', { limit: 1, offset: 0 }, { origin })
    assert.equal(await lines(), before + 3)
    await call('panel.people.list', 'office', { limit: 1, offset: 0 })
    assert.equal(await lines(), before + 3)
  })

  it('look alike whether somebody is beyond reach or not there at all', async () => {
    for (const [path, input] of [
      ['panel.people.disable', (login: string) => ({ login })],
      ['panel.people.enable', (login: string) => ({ login })],
      ['panel.people.resetFactors', (login: string) => ({ login })],
      ['panel.people.save', (login: string) => ({ isNew: false, person: { login, firstName: 'X' } })],
      ['panel.invite', (login: string) => ({ kind: 'person', login })],
      ['panel.people.search', (login: string) => ({ query: login })],
    ] as const) {
      const ofOthers = await call(path, 'teacher of 4b', input('dziecko.5c'))
      assert.deepEqual(ofOthers, await call(path, 'teacher of 4b', input('nie.ma.takiej')), path)
      assert.deepEqual(await call(path, 'teacher of 4b', input('pani.b')), ofOthers, path)
    }
  })

  for (const [path, row] of [...Object.entries(ROWS).slice(0, -1), ...MORE, ...Object.entries(ROWS).slice(-1)]) {
    it(`hold in ${path} ${row.input === undefined ? '' : JSON.stringify(row.input())}`, async () => {
      for (const caller of CALLERS) {
        const answer = await call(path, caller, row.input?.())
        const isOfUnit = signedIn.includes(caller)
        if (row.works.includes(caller)) {
          assert.ok('data' in answer, `${caller}: ${JSON.stringify(answer)}`)
          row.see?.(answer.data as never, caller)
        } else {
          assert.ok('refused' in answer, `${caller}: ${JSON.stringify(answer)}`)
          if (!isOfUnit) assert.equal(answer.refused, NOT_SIGNED_IN, caller)
          else assert.equal(answer.refused, row.refused, caller)
        }
      }
    })
  }
})
