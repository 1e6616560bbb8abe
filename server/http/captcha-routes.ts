import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callerAt, type Caller } from '../domain/caller.js'
import { Failure } from '../domain/failure.js'
import { byteRange } from './byte-range.js'
import { clientAddress } from './request/client-address.js'
import { fewATurn } from './request/few-a-turn.js'
import { heldRefusals } from './request/held-refusals.js'
import type { RefuseUnderLoad } from './request/shed-load.js'

/**
 * Draws the picture or sound that a sealed text names, always the same; undefined when it names none of this kind. Throws
 * {@link Failure} `TOO_MANY_REQUESTS` or `UNAVAILABLE`.
 */
export type DrawMedia = (kind: 'picture' | 'sound', drawing: string, caller: Caller) => Promise<Buffer | undefined>

/** Pictures and sounds that are answered in one turn of the event loop: about two milliseconds' worth. */
const DRAWINGS_A_TURN = 8

type MediaRequest = FastifyRequest<{ Params: { drawing: string } }>

/** `GET /picture/<drawing>` and `/sound/<drawing>`, drawn from the address itself: any server with the key can. */
export async function captchaRoutes(
  scope: FastifyInstance,
  { draw, refuseUnderLoad }: { draw: DrawMedia; refuseUnderLoad: RefuseUnderLoad },
): Promise<void> {
  const hold = heldRefusals(scope)
  const wait = fewATurn(DRAWINGS_A_TURN)
  scope.addHook('onRequest', async () => {
    refuseUnderLoad('drawing')
    await wait()
  })

  scope.get('/picture/:drawing', async (request: MediaRequest, reply) => {
    const picture = await draw('picture', request.params.drawing, callerAt(clientAddress(request)))
    if (picture === undefined) return reply.callNotFound()
    return forEveryPage(reply).type('image/png').send(picture)
  })

  scope.get('/sound/:drawing', async (request: MediaRequest, reply) => {
    const sound = await draw('sound', request.params.drawing, callerAt(clientAddress(request)))
    if (sound === undefined) return reply.callNotFound()
    forEveryPage(reply).type('audio/wav').header('accept-ranges', 'bytes')
    // Safari on iPhones plays nothing from a server that does not send ranges
    const range = wantsPart(request) ? byteRange(request.headers.range, sound.length) : undefined
    if (range === undefined) return reply.send(sound)
    if (range === 'unsatisfiable') {
      return reply.code(416).header('content-range', `bytes */${sound.length}`).type('text/plain').send('')
    }
    const { first, last } = range
    return reply
      .code(206)
      .header('content-range', `bytes ${first}-${last}/${sound.length}`)
      .send(sound.subarray(first, last + 1))
  })

  scope.setErrorHandler(async (error, _request, reply) => {
    if (!(error instanceof Failure)) throw error
    await hold()
    const { code, retryAfter } = error
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
    return forEveryPage(reply)
      .code(code === 'TOO_MANY_REQUESTS' ? 429 : 503)
      .send({ error: { code, ...(retryAfter !== undefined && { retryAfter }) } })
  })
}

function forEveryPage(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('cross-origin-resource-policy', 'cross-origin')
}

/** Only GET knows ranges, and If-Range holds a validator, of which we send none (RFC 9110, sections 13.1.5, 14.2). */
function wantsPart({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && headers['if-range'] === undefined
}
