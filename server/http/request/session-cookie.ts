import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SessionCookie } from '../../rpc/procedure/context.js'
import { cookieForm } from './cookie-form.js'
import { readCookie } from './read-cookie.js'

/** What a request says of the panel's session, and how the answer changes it. */
export function sessionCookie(publicUrl: string, { headers }: FastifyRequest, reply: FastifyReply): SessionCookie {
  const { name, attributes } = cookieForm(publicUrl, 'klucznik-panel')
  return {
    origin: headers.origin,
    token: readCookie(headers.cookie, name),
    keep(token) {
      reply.header('set-cookie', `${name}=${token ?? ''}; ${attributes}${token === undefined ? '; Max-Age=0' : ''}`)
    },
  }
}
