import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SessionCookie } from '../../rpc/procedure/context.js'

/** The panel's cookie: bound to our host by its name, or without that prefix on localhost, where there is no TLS. */
export function cookieForm(publicUrl: string): { name: string; attributes: string } {
  const isSecure = publicUrl.startsWith('https:')
  return {
    name: isSecure ? '__Host-klucznik-panel' : 'klucznik-panel',
    attributes: `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`,
  }
}

/** What a request says of the panel's session, and how the answer changes it. */
export function sessionCookie(publicUrl: string, { headers }: FastifyRequest, reply: FastifyReply): SessionCookie {
  const { name, attributes } = cookieForm(publicUrl)
  return {
    origin: headers.origin,
    token: cookieOf(headers.cookie ?? '', name),
    keep(token) {
      reply.header('set-cookie', `${name}=${token ?? ''}; ${attributes}${token === undefined ? '; Max-Age=0' : ''}`)
    },
  }
}

function cookieOf(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const [key = '', value] = part.trim().split('=', 2)
    if (key === name) return value
  }
  return undefined
}
