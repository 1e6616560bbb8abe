import { TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '../server/rpc/router.js'
import { sendJson } from './send-json.js'

/**
 * Sends each call as a POST of its own with JSON in and JSON out. tRPC's `httpLink` does that too, and forms, blobs, GET
 * and transformers besides, for 1.3 kB of the 16 that the first load may weigh.
 */
export function jsonLink(url: string): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        const send = async () => {
          const answer = await sendJson(`${url}/${op.path}`, op.input, op.signal ?? null)
          if ('error' in answer) throw TRPCClientError.from(answer)
          observer.next({ result: answer.result })
          observer.complete()
        }
        send().catch((error: Error) => observer.error(TRPCClientError.from(error)))
      })
}
