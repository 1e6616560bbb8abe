import type { Actor, Sent } from './sign-in-acts.js'
import type { BrowserOwner } from './browser-states.js'
import type { TestServer } from '../test-server.js'
import { accountOf } from '../walk.js'

/** How browsers send the acts, and how what came of them is told. */
export function browserHand(server: TestServer) {
  const send = (act: string, { unit, cookie }: BrowserOwner, sent: Sent, headers: Record<string, string> = {}) => {
    const [method = '', path = ''] = act.split(' ')
    const { form = {}, query = {}, bytes } = sent
    const body = bytes ?? new URLSearchParams({ to: 'panel', lang: 'pl', ...form })
    return fetch(`${server.url}${path.replace(':unit', unit)}?${new URLSearchParams(query).toString()}`, {
      method,
      redirect: 'manual',
      headers: {
        origin: server.env.publicUrl,
        cookie,
        ...(bytes !== undefined && { 'content-type': 'application/octet-stream' }),
        ...headers,
      },
      ...(method === 'POST' && { body }),
    })
  }
  /** `page`, a status, or where it leads and what is said there. */
  const outcomeOf = async (answer: Response): Promise<string> => {
    await answer.arrayBuffer()
    if (answer.status === 200) return 'page'
    if (answer.status !== 303) return String(answer.status)
    const { pathname, searchParams } = new URL(answer.headers.get('location') ?? '', server.url)
    const place = pathname.replace(/^\/jst\/[^/]+\//, '').replace(/^\/panel\/[^/]+$/, '/panel')
    const said = ['e', 'why', 'done'].find((name) => searchParams.has(name))
    return said === undefined ? place : `${place} ${said}=${searchParams.get(said)}`
  }
  const actor = (owner: BrowserOwner): Actor => ({
    ...owner,
    server,
    async read(path: string, asStranger = false) {
      const cookie = asStranger ? '' : owner.cookie
      const url = `${server.url}/jst/${owner.unit}${path}`
      return (await fetch(url, { headers: { cookie }, redirect: 'manual' })).text()
    },
  })
  /** What is kept of somebody: their account, and where their sign-ins are. */
  const kept = async ({ unit, login }: BrowserOwner) => {
    const account = await accountOf(server, login, unit)
    const sessions = await server.services.sessions.listOf(unit, account.id)
    const now = server.services.now()
    const steps = sessions.filter(({ expiresAt }) => expiresAt > now).map(({ id, stage }) => `${id} ${stage}`)
    return { account, steps: steps.toSorted() }
  }
  /** The session's `Set-Cookie`; empty when the answer changes nothing about it. */
  const sessionGiven = (answer: Response): string =>
    answer.headers.getSetCookie().find((each) => each.startsWith('klucznik-panel=')) ?? ''
  return { send, outcomeOf, actor, kept, sessionGiven }
}
