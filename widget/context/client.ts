import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '../../server/rpc/router.js'
import { toFailure } from '../../ui/failure.js'
import { sendJson, type JsonError } from '../../ui/send-json.js'

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>

/** A fresh challenge, as the server gives it. */
export type Challenge = Outputs['captcha']['issue']
/** Whose ticket it is, until when it holds, and what a password must be. */
export type TicketAnswer = Outputs['recovery']['inspect']
/** A wish for a recovery mail with its challenge to redeem. */
export type Wish = Inputs['recovery']['request']

/** The calls that the element makes. Each rejects with a {@link ClientFailure} and with nothing else. */
export interface Client {
  /** Any call; `isSound` guards against whatever else may answer under that address. See `later-calls.ts`. */
  call<Answer>(path: string, input: unknown, isSound: (answer: Answer) => unknown): Promise<Answer>
  issue(order: Inputs['captcha']['issue']): Promise<Challenge>
  request(wish: Wish): Promise<Outputs['recovery']['request']>
  inspect(ticket: string): Promise<TicketAnswer>
}

const TIMEOUT = 30_000

interface Answered<Answer> {
  result: { data: Answer }
  error: JsonError
}

/**
 * Talks to one unit on one server; `server` is an origin with no slash at the end. It has tRPC's types and not its client,
 * whose links, batches and streams are nothing that we use, for 1.6 kB of the first load.
 */
export function createClient({ server, unit }: { server: string; unit: string }): Client {
  const procedures = `${server}/trpc/${encodeURIComponent(unit)}`

  async function call<Answer>(path: string, input: unknown, isSound: (answer: Answer) => unknown): Promise<Answer> {
    const answer = (await sendJson(`${procedures}/${path}`, input, TIMEOUT)) as Partial<Answered<Answer>> | null
    try {
      if (answer?.result && isSound(answer.result.data)) return answer.result.data
    } catch {
      // something else answers under that address
    }
    throw toFailure(answer?.error)
  }

  return {
    call,
    issue: (order) =>
      call(
        'captcha.issue',
        order,
        ({ challenge, work, url }) => challenge && work.nonce && (url || order.kind === 'work'),
      ),
    request: (wish) => call('recovery.request', wish, (answer) => answer.accepted),
    inspect: (ticket) =>
      call('recovery.inspect', { ticket }, (answer) => answer.login && answer.passwordRules.minLength),
  }
}
