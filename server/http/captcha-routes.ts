import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byteRange } from './byte-range.js'

/** Draws the picture or sound of a sealed challenge again, always the same; undefined when it has none of this kind. */
export type DrawMedia = (kind: 'picture' | 'sound', challenge: string) => Buffer | undefined

type MediaRequest = FastifyRequest<{ Params: { challenge: string } }>

/** `GET /picture/<challenge>` and `/sound/<challenge>`, drawn from the challenge itself: any server with the key can. */
export async function captchaRoutes(scope: FastifyInstance, { draw }: { draw: DrawMedia }): Promise<void> {
  scope.get('/picture/:challenge', async (request: MediaRequest, reply) => {
    const picture = draw('picture', request.params.challenge)
    if (picture === undefined) return reply.callNotFound()
    return forEveryPage(reply).type('image/png').send(picture)
  })

  scope.get('/sound/:challenge', async (request: MediaRequest, reply) => {
    const sound = draw('sound', request.params.challenge)
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
}

function forEveryPage(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('cross-origin-resource-policy', 'cross-origin')
}

/** Only GET knows ranges, and If-Range holds a validator, of which we send none (RFC 9110, sections 13.1.5, 14.2). */
function wantsPart({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && headers['if-range'] === undefined
}
