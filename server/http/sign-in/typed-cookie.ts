import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Keyring } from '../../domain/keyring.js'
import type { Unit } from '../../domain/unit.js'
import { cookieForm } from '../request/cookie-form.js'
import { readCookie } from '../request/read-cookie.js'

const PURPOSE = 'typed identifier'
/** A form that was wrong is mended at once, or not. */
const SECONDS = 300

/** What somebody typed into a form that was wrong, until its page is shown again. */
export interface TypedCookie {
  /** Empty when there is nothing. */
  read(): string
  keep(typed: string): void
  drop(): void
}

/** Between a form and the page behind it, what was typed lies in the browser alone, sealed: it may be a PESEL. */
export function typedCookie(
  { publicUrl, keyring }: { publicUrl: string; keyring: Keyring },
  unit: Unit,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): TypedCookie {
  const { name, attributes } = cookieForm(publicUrl, 'klucznik-typed')
  const keys = keyring.of(unit.id)
  const shown = readCookie(headers.cookie, name)
  return {
    read: () => (shown === undefined ? '' : (keys.open(PURPOSE, '', shown) ?? '')),
    keep(typed) {
      reply.header('set-cookie', `${name}=${keys.seal(PURPOSE, '', typed)}; ${attributes}; Max-Age=${SECONDS}`)
    },
    drop() {
      if (shown !== undefined) reply.header('set-cookie', `${name}=; ${attributes}; Max-Age=0`)
    },
  }
}
