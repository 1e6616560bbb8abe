import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../../domain/ports/services.js'
import type { Unit } from '../../domain/unit.js'
import { cookieForm } from '../request/cookie-form.js'
import { readCookie } from '../request/read-cookie.js'

const PURPOSE = 'handed on'

/** For how long each step takes what the one before handed on, in milliseconds. */
const OPENS_MS = { code: 60_000, password: 60_000, done: 300_000 } as const

/** A step that another one, or its own form, hands something on to. */
export type NextStep = keyof typeof OPENS_MS

/** What one step hands on to the next. */
export interface HandedOn {
  /** Undefined when there is nothing, or it came too late. */
  read(): string | undefined
  /** The same, and takes it away from the browser. */
  take(): string | undefined
  keep(text: string): void
}

/**
 * Between a form and the page behind it, a code or a ticket may stand neither in an address nor on a disk: it goes through
 * the browser sealed, in a cookie that ends with the window, that opens for a minute, and that is taken away when it was read.
 */
export function handedOn(
  { publicUrl, keyring, now }: Pick<Services, 'publicUrl' | 'keyring' | 'now'>,
  { unit, step }: { unit: Unit; step: NextStep },
  { headers }: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
): HandedOn {
  const { name, attributes } = cookieForm(publicUrl, 'klucznik-step')
  const keys = keyring.of(unit.id)
  const shown = readCookie(headers.cookie, name)
  const opened = shown === undefined ? undefined : keys.open(PURPOSE, step, shown)
  const read = (): string | undefined => {
    const [, end, text] = /^(\d+) (.*)$/s.exec(opened ?? '') ?? []
    return Number(end) > now().getTime() ? text : undefined
  }
  return {
    read,
    take() {
      // what is for another step stays
      if (opened !== undefined) reply.header('set-cookie', `${name}=; ${attributes}; Max-Age=0`)
      return read()
    },
    keep(text) {
      const end = now().getTime() + OPENS_MS[step]
      reply.header('set-cookie', `${name}=${keys.seal(PURPOSE, step, `${end} ${text}`)}; ${attributes}`)
    },
  }
}
