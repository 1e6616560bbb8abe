import type { FastifyInstance } from 'fastify'

/** Draws the picture of a sealed challenge again, always the same; undefined for a broken or expired one. */
export type DrawMedia = (kind: 'picture', challenge: string) => Buffer | undefined

/** `GET /picture/<challenge>`, drawn from the challenge itself: any server with the key can. */
export async function captchaRoutes(scope: FastifyInstance, { draw }: { draw: DrawMedia }): Promise<void> {
  scope.get<{ Params: { challenge: string } }>('/picture/:challenge', async (request, reply) => {
    const picture = draw('picture', request.params.challenge)
    if (picture === undefined) return reply.callNotFound()
    return reply
      .type('image/png')
      .header('cache-control', 'no-store')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(picture)
  })
}
