import type { FastifyInstance } from 'fastify'
import { DEMO_UNIT_ID } from './demo-unit.js'
import { diaryOf } from './diary.js'
import { verifyOverHttp } from './verify-over-http.js'

const BODY = {
  type: 'object',
  required: ['identifier', 'password'],
  properties: { identifier: { type: 'string' }, password: { type: 'string' } },
} as const

/** `POST /demo/dziennik/sign-in`: asks Klucznik over HTTP, as a school's system would. Keeps no session. */
export async function signInRoute(scope: FastifyInstance, { diaryKey }: { diaryKey: string }): Promise<void> {
  scope.post<{ Body: { identifier: string; password: string } }>(
    '/demo/dziennik/sign-in',
    { schema: { body: BODY } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { identifier, password } = request.body
      const system = { server: ownAddress(scope), unit: DEMO_UNIT_ID, key: diaryKey }
      const answer = await verifyOverHttp({ ...system, identifier, password, client: request.ip })
      switch (answer.outcome) {
        case 'valid':
          return { outcome: 'valid', people: answer.accounts.map((who) => ({ ...who, diary: diaryOf(who.login) })) }
        case 'wrong':
          return answer
        case 'wait':
          return reply.code(429).header('retry-after', answer.seconds).send(answer)
        case 'unavailable':
          return reply.code(503).send(answer)
      }
    },
  )
}

/** Where this very server listens: `PUBLIC_URL` may be a name that only browsers outside can reach. */
function ownAddress({ server }: FastifyInstance): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  const isAny = address.address === '0.0.0.0' || address.address === '::'
  const host = isAny ? '127.0.0.1' : address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${address.port}`
}
