import type { FastifyReply, FastifyRequest } from 'fastify'
import { KNOWN_SECONDS } from '../../domain/limits/known-browser.js'
import type { BrowserCookie } from '../../rpc/procedure/context.js'
import { cookieForm } from './cookie-form.js'
import { readCookie } from './read-cookie.js'

/** By what a browser shows that somebody was let in there before, and how the answer changes it. */
export function browserCookie(publicUrl: string, { headers }: FastifyRequest, reply: FastifyReply): BrowserCookie {
  const { name, attributes } = cookieForm(publicUrl, 'klucznik-browser')
  return {
    shown: readCookie(headers.cookie, name),
    keep(shown) {
      reply.header('set-cookie', `${name}=${shown}; ${attributes}; Max-Age=${KNOWN_SECONDS}`)
    },
  }
}
