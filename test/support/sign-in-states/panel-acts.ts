import { CLI } from '../../../server/domain/audit/record-act.js'
import { disableAccount } from '../../../server/domain/accounts/disable-account.js'
import type { TestServer } from '../test-server.js'
import { unitOf } from '../walk.js'
import type { SignInAct } from './sign-in-acts.js'
import type { BrowserOwner, StateKind } from './browser-states.js'

const office = (stale = 'done'): Record<StateKind, string> => ({
  outside: 'UNAUTHORIZED',
  choose: 'UNAUTHORIZED',
  factor: 'UNAUTHORIZED',
  setup: 'UNAUTHORIZED',
  fresh: 'done',
  shown: 'done',
  stale,
  member: 'UNAUTHORIZED',
})

/** A procedure of the panel, and what it is called with. */
export interface PanelAct extends Pick<SignInAct, 'expected'> {
  input?: (owner: BrowserOwner, server: TestServer) => unknown
}

const PAGE = { offset: 0, limit: 10 }

/** All procedures of the panel: for whoever works there and is in, and some for nobody who came in long ago. */
export const PANEL_ACTS: Record<string, PanelAct> = {
  'panel.me': { expected: office() },
  'panel.classes': { expected: office() },
  'panel.people.list': { expected: office(), input: () => PAGE },
  'panel.people.search': { expected: office(), input: () => ({ query: 'osoba', limit: 5 }) },
  'panel.people.get': { expected: office(), input: ({ login }) => ({ login }) },
  'panel.people.save': {
    expected: office('REAUTHENTICATE'),
    input: ({ login }) => ({ isNew: true, role: 'teacher', person: { login: `${login}.nowa` } }),
  },
  'panel.people.disable': { expected: office(), input: () => ({ login: 'stala' }) },
  'panel.people.enable': {
    expected: office('REAUTHENTICATE'),
    async input({ unit }, server) {
      await disableAccount(server.services, { unit: unitOf(server, unit), login: 'stala', actor: CLI })
      return { login: 'stala' }
    },
  },
  'panel.people.resetFactors': { expected: office('REAUTHENTICATE'), input: () => ({ login: 'stala' }) },
  'panel.audit.list': { expected: office(), input: () => ({ limit: 5 }) },
  'panel.audit.export': { expected: office(), input: () => ({ format: 'csv' }) },
  'panel.undelivered': { expected: office(), input: () => PAGE },
  'panel.invite': { expected: office(), input: () => ({ kind: 'class', class: '9z' }) },
  'panel.signOut': { expected: office() },
}
