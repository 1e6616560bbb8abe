import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '../../server/rpc/router.js'
import type { Client } from './client.js'

type Inputs = inferRouterInputs<AppRouter>['recovery']
type Outputs = inferRouterOutputs<AppRouter>['recovery']

/** Sets a password; `forAll` of a mail, undefined where there is nobody else in it. */
export function complete(client: Client, input: Inputs['complete']): Promise<Outputs['complete']> {
  return client.call('recovery.complete', input, (answer: Outputs['complete']) => answer.login)
}

/** Gives a ticket for a code. */
export function exchange(client: Client, input: Inputs['exchange']): Promise<Outputs['exchange']> {
  return client.call('recovery.exchange', input, (answer: Outputs['exchange']) => answer.ticket)
}
