import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Keyring } from '../../domain/keyring.js'
import type { Unit } from '../../domain/unit.js'
import { cookieForm } from './cookie-form.js'
import { readCookie } from './read-cookie.js'

const PURPOSE = 'typed identifier'
/** A form that was wrong is mended at once, or not. */
const SECONDS = 300
/** Characters that are shown again. */
const KEPT_MOST = 682

/** What somebody typed into a form, until its page is shown again. */
export interface TypedCookie {
  /** Empty when there is nothing. */
  read(): string
  /** For so many seconds. */
  keep(typed: string, seconds?: number): void
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
    keep(typed, seconds = SECONDS) {
      const sealed = keys.seal(PURPOSE, '', typed.slice(0, KEPT_MOST))
      reply.header('set-cookie', `${name}=${sealed}; ${attributes}; Max-Age=${seconds}`)
    },
    drop() {
      if (shown !== undefined) reply.header('set-cookie', `${name}=; ${attributes}; Max-Age=0`)
    },
  }
}
