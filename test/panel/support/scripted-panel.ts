import { Readable } from 'node:stream'
import type { ImportLine, ImportMessage, LinePerson, UploadRefusal } from '../../../contract/import-message.js'
import type { Output } from '../../ui/support/script.js'
import {
  failure,
  nextStep,
  type HttpAnswer,
  type Procedures,
  type Refusal,
  type UnitState,
} from '../../ui/support/scripted-answer.js'

// The panel's procedures as far as its views can tell: two classes, and people in every state.

type HeaderFaults = Extract<UploadRefusal, { reason: 'HEADER' }>['faults']
type Person = Output<'panel.people.get'>

const STATES = ['set', 'mailed', 'entered', 'expired', 'undelivered', 'no-email'] as const

/** Seven people of a class: one in each state, and one whose account is disabled. */
function peopleOf(ofClass: string): Person[] {
  return ([...STATES, 'set'] as const).map((state, at) => ({
    login: `osoba.${ofClass}.${at}`,
    firstName: ['Anna', 'Łucja', 'Олена', 'Jan', 'Zofia', 'Piotr', 'Ewa'][at] ?? '',
    lastName: at === 1 ? 'Szczebrzeszyńska-Brzęczyszczykiewicz' : 'Nowak',
    email: state === 'no-email' ? '' : `bardzo.dlugi.adres.${at}.${ofClass}@poczta-gminy.example`,
    substituteId: 'K5M5-8PK4-9382-X942',
    hasPesel: at % 2 === 0,
    class: ofClass,
    role: 'member',
    classes: [],
    language: at === 2 ? 'uk' : null,
    status: at === 6 ? 'disabled' : 'active',
    state,
    heldUntil: null,
    hasFactor: false,
    addressWish: null,
    addressBy: null,
    mailedAt: state === 'entered' || state === 'no-email' ? null : '2031-05-04T12:30:00.000Z',
    linkUntil: state === 'mailed' ? '2031-05-06T12:30:00.000Z' : null,
    undelivered: state === 'undelivered' ? { reason: 'refused', at: '2031-05-04T12:31:00.000Z' } : null,
  }))
}

const PEOPLE = ['4b', '7a'].flatMap(peopleOf)

function funnelOf(ofClass: string): Output<'panel.classes'>['classes'][number] {
  const people = PEOPLE.filter((person) => person.class === ofClass)
  const active = people.filter(({ status }) => status === 'active')
  return {
    class: ofClass,
    people: people.length,
    disabled: people.length - active.length,
    counts: Object.fromEntries(
      STATES.map((state) => [state, active.filter((each) => each.state === state).length]),
    ) as Record<(typeof STATES)[number], number>,
  }
}

const me = (id: string, login = 'sekretariat'): Output<'panel.me'> => ({
  login,
  firstName: 'Barbara',
  lastName: 'Wójcik',
  role: login === 'ewa' ? 'teacher' : 'office',
  classes: login === 'ewa' ? ['4b', '7a'] : [],
  unit: { id, name: 'Gmina Przykładowo', languages: ['pl', 'uk', 'en', 'ru'] },
  endsAt: new Date(Date.now() + 8 * 3_600_000).toISOString(),
  idleMinutes: 30,
})

const ENTRIES: Output<'panel.audit.list'>['entries'] = (
  [
    ['api', 'dziennik', 'account.signed-in', 'osoba.4b.0', ''],
    ['panel', 'sekretariat', 'import.done', '', 'interrupted added=3 changed=1 unchanged=4 refused=2'],
    ['panel', 'sekretariat', 'class.invited', '', 'class=4b queued=5'],
    ['panel', 'ewa', 'person.changed', 'osoba.4b.0', 'email class substituteId'],
    ['cli', 'cli', 'person.added', 'osoba.4b.1', ''],
    ['api', 'dziennik', 'identifier.taken', 'osoba.4b.2', 'pesel'],
  ] as const
).map(([via, actor, action, subject, detail]) => ({
  at: '2031-05-04T12:30:00.000Z',
  via,
  actor,
  action,
  subject,
  detail,
}))

/** What comes of a procedure for whoever is signed in. */
const signedIn =
  <In, Out>(answer: (input: In, unit: UnitState) => Out) =>
  (unit: UnitState, input: In): Out | Refusal =>
    unit.panelLogin === undefined ? failure('UNAUTHORIZED', { reason: 'SESSION_ENDED' }) : answer(input, unit)

/** What is made of the person with this login. */
function personWith<Made>({ login }: { login: string }, make: (person: Person) => Made): Made | Refusal {
  const person = PEOPLE.find((each) => each.login === login)
  return person ? make(person) : failure('INPUT_INVALID', { reason: 'LOGIN_UNKNOWN' })
}

type PanelProcedures = Pick<Procedures, Extract<keyof Procedures, `panel.${string}`>>

/** The panel's part of the test server. Whoever signs in as `ewa` is a teacher. */
export const panelProcedures: PanelProcedures = {
  'panel.signOut': signedIn((_, unit) => {
    unit.panelLogin = undefined
    return { signedOut: true }
  }),
  'panel.me': signedIn((_, unit) => me('unit', unit.panelLogin)),
  'panel.classes': signedIn(() => ({ classes: ['4b', '7a'].map(funnelOf) })),
  'panel.people.list': signedIn(({ class: ofClass, state, status, staff, offset = 0, limit = 50 }) => {
    const found = PEOPLE.filter(
      (person) =>
        !staff &&
        (ofClass === undefined || person.class === ofClass) &&
        (status === undefined || person.status === status) &&
        (state === undefined || (person.state === state && person.status === 'active')),
    )
    return { people: found.slice(offset, offset + limit), total: found.length }
  }),
  'panel.people.search': signedIn(({ query, limit }) => {
    const found = PEOPLE.filter(({ firstName, lastName }) => `${firstName} ${lastName}`.includes(query))
    return { people: found.slice(0, limit), total: found.length }
  }),
  'panel.people.get': signedIn((input) => personWith(input, (person) => person)),
  'panel.people.save': signedIn(({ isNew, person: { pesel, language, ...typed } }) => {
    const saved = (known: Person) => ({
      created: isNew,
      person: Object.assign({}, known, typed, { hasPesel: pesel !== '' }, language && { language }),
    })
    return isNew ? saved(PEOPLE[2] as Person) : personWith(typed, saved)
  }),
  'panel.people.disable': signedIn((input) => personWith(input, (person) => ({ ...person, status: 'disabled' }))),
  'panel.people.enable': signedIn((input) =>
    personWith(input, (person) => ({ ...person, status: 'active', heldUntil: null })),
  ),
  'panel.people.resetFactors': signedIn((input) => personWith(input, (person) => ({ ...person, hasFactor: false }))),
  'panel.undelivered': signedIn(() => {
    const people = PEOPLE.filter(({ undelivered }) => undelivered)
    return { people, total: people.length }
  }),
  'panel.invite': signedIn(() => ({ queued: 3, withoutEmail: 1, alreadySet: 1, disabled: 1, justMailed: 0 })),
  'panel.audit.list': signedIn(({ subject, kind }) => {
    const isActs = kind === 'act'
    const entries = ENTRIES.filter(
      (entry) =>
        (subject === undefined || entry.subject === subject) && !(isActs && entry.action === 'account.signed-in'),
    )
    return { entries, next: null }
  }),
  'panel.audit.export': signedIn(({ format }) => ({ text: format === 'csv' ? 'at,via\r\n' : '{}\n', isWhole: true })),
}

/** What becomes of a line, by the login's first letters. */
function lineOf(line: number, person: LinePerson, text: string): ImportLine {
  if (text.startsWith('nowa')) return { line, ...person, outcome: 'added' }
  if (text.startsWith('wylaczona')) return { line, ...person, outcome: 'unchanged', staysDisabled: true }
  if (text.startsWith('bez.zmian')) return { line, ...person, outcome: 'unchanged' }
  if (text.startsWith('bez.adresu'))
    return { line, ...person, outcome: 'changed', fields: { email: 'removed', class: 'replaced' } }
  if (text.startsWith('osoba'))
    return { line, ...person, outcome: 'changed', fields: { email: 'replaced', pesel: 'added' } }
  const reasons = [{ code: 'PESEL_CHECK' as const }, { code: 'FIELD_COUNT' as const, count: 3, expected: 8 }]
  return { line, ...person, outcome: 'refused', reasons, text: text.replaceAll(',', ';') }
}

/** Whom a line is about, in a file whose fields stand in the order of its header. */
function personOf(header: string, text: string): LinePerson {
  const read = (name: string): string => text.split(',')[header.split(',').indexOf(name)] ?? ''
  return { login: read('login'), firstName: read('first_name'), lastName: read('last_name'), class: read('class') }
}

/**
 * Every line of the file but its header. A step of `import.preview` or `import.store` may hold what comes after the
 * first of them, or `end` there: with `break`, or with the code of a failure.
 */
export function answerImport(unit: UnitState, { mode, body }: { mode: 'preview' | 'store'; body: string }): HttpAnswer {
  const [header = '', ...lines] = body.trimEnd().split('\n')
  unit.calls.push({ procedure: `import.${mode}`, input: {} })
  if (unit.panelLogin === undefined) return refuse(401, { code: 'UNAUTHORIZED', reason: 'SESSION_ENDED' })
  if (lines.length === 0) {
    const faults: HeaderFaults = [
      { code: 'COLUMN_MISSING', name: 'login' },
      { code: 'COLUMN_UNKNOWN', column: 2 },
    ]
    return refuse(400, { code: 'INPUT_INVALID', reason: 'HEADER', faults })
  }
  const [first, ...others] = lines.map((text, at) => lineOf(at + 2, personOf(header, text), text))
  const count = (kind: ImportLine['outcome']) => [first, ...others].filter((each) => each?.outcome === kind).length
  const done = {
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  }
  const { held, end } = nextStep(unit.script[`import.${mode}`])
  const begun: ImportMessage[] = [
    { lines: lines.length, header: header.replaceAll(',', ';') },
    first as ImportLine,
    { progress: 1 },
  ]
  const rest: ImportMessage[] = !end ? [...others, { done }] : end === 'break' ? [] : [{ failed: end }]
  const write = (messages: ImportMessage[]) => messages.map((each) => `${JSON.stringify(each)}\n`).join('')
  async function* inTwo() {
    yield write(begun)
    if (held) await unit.released
    yield write(rest)
  }
  return { status: 200, type: 'application/x-ndjson', body: Readable.from(inTwo()) }
}

const refuse = (status: number, error: { code: string; reason: string; faults?: HeaderFaults }): HttpAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify({ error }),
})
