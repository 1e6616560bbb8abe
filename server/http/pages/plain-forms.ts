import type { FastifyInstance, FastifyReply } from 'fastify'

/** Takes what a form without scripts sends, and nothing else, as texts by their names. */
export function takeForms(scope: FastifyInstance, mostBytes: number): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: mostBytes },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
}

/** Answers a form: the page behind it is fetched anew, so that going back or reloading sends nothing twice. */
export function seeOther(reply: FastifyReply, path: string, query: Record<string, string>): FastifyReply {
  return keepPrivate(reply).redirect(`${path}?${new URLSearchParams(query).toString()}`, 303)
}

/** What stands in the address is for no other origin, and a form of ours says where it comes from. */
export function keepPrivate(reply: FastifyReply): FastifyReply {
  return reply.header('referrer-policy', 'same-origin').header('cache-control', 'no-store')
}
