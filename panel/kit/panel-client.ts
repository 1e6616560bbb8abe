import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '../../server/rpc/router.js'
import { toFailure, type ClientFailure } from '../../ui/failure.js'
import { sendJson } from '../../ui/send-json.js'
import type { UploadRefusal } from '../../contract/import-message.js'
import { sendFile, type FileOrder } from './send-file.js'

type Inputs = inferRouterInputs<AppRouter>['panel']
type Outputs = inferRouterOutputs<AppRouter>['panel']

/** Who is signed in. */
export type Me = Outputs['me']
/** How far the members of a class have come. */
export type ClassFunnel = Outputs['classes']['classes'][number]
export type People = Outputs['people']['list']
export type Person = People['people'][number]
/** How many invitations are on their way, and why there are not more. */
export type InvitationCounts = Outputs['invite']
/** Whom to invite. */
export type Invited = Inputs['invite']
export type AuditPage = Outputs['audit']['list']
export type AuditEntry = AuditPage['entries'][number]
/** A person who was saved. */
export type Saved = Outputs['people']['save']
export type PersonEntry = Inputs['people']['save']

/** `enable` ends a hold too, for the office; `resetFactors` takes all second factors away from somebody who has lost them. */
export type PersonAct = 'disable' | 'enable' | 'resetFactors'

/** What the panel asks the server. Each rejects with a {@link ClientFailure} and with nothing else. */
export interface PanelClient {
  signOut(): Promise<Outputs['signOut']>
  me(): Promise<Me>
  classes(): Promise<Outputs['classes']>
  list(filter: Inputs['people']['list']): Promise<People>
  search(query: Inputs['people']['search']): Promise<People>
  person(login: string): Promise<Person>
  save(entry: PersonEntry): Promise<Saved>
  change(act: PersonAct, login: string): Promise<Person>
  undelivered(page: Inputs['undelivered']): Promise<People>
  invite(whom: Invited): Promise<InvitationCounts>
  history(page: Inputs['audit']['list']): Promise<AuditPage>
  exportHistory(format: Inputs['audit']['export']['format']): Promise<Outputs['audit']['export']>
  /** Sends a file and hears line by line what becomes of it; see {@link sendFile}. */
  importFile(bytes: Uint8Array<ArrayBuffer>, order: FileOrder): Promise<UploadRefusal | undefined>
}

/** What the one who made the client hears of every call. */
export interface PanelListener {
  /** A call was answered, so that the session is in use. */
  answered(): void
  /** The session is over, or never was. */
  sessionEnded(): void
}

const TIMEOUT = 30_000

/** Whether somebody has to sign in. */
export function isSessionEnd({ code, reason }: ClientFailure): boolean {
  return code === 'UNAUTHORIZED' && reason === 'SESSION_ENDED'
}

/** Talks to the unit's panel on our own server, whose cookie goes along by itself. */
export function createPanelClient(unit: string, { answered, sessionEnded }: PanelListener): PanelClient {
  const procedures = `/trpc/${encodeURIComponent(unit)}/panel`

  // no client of tRPC's: it would weigh as much as a view, and links, batches and streams are nothing that we use
  const call = <Answer>(path: string, input?: unknown): Promise<Answer> =>
    heard(async () => {
      const answer = await sendJson(`${procedures}.${path}`, input, TIMEOUT)
      if ('error' in answer) throw toFailure(answer.error)
      return answer.result.data as Answer
    })

  async function heard<Answer>(task: () => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await task()
      answered()
      return answer
    } catch (error) {
      const failure = toFailure(error)
      if (isSessionEnd(failure)) sessionEnded()
      throw failure
    }
  }

  return {
    signOut: () => call('signOut'),
    me: () => call('me'),
    classes: () => call('classes'),
    list: (filter) => call('people.list', filter),
    search: (query) => call('people.search', query),
    person: (login) => call('people.get', { login }),
    save: (entry) => call('people.save', entry),
    change: (act, login) => call(`people.${act}`, { login }),
    undelivered: (page) => call('undelivered', page),
    invite: (whom) => call('invite', whom),
    history: (page) => call('audit.list', page),
    exportHistory: (format) => call('audit.export', { format, kind: 'act' }),
    importFile: (bytes, order) => heard(() => sendFile(unit, bytes, order)),
  }
}
