import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../../domain/ports/services.js'
import type { Unit } from '../../domain/unit.js'
import type { PlainStep } from '../../../contract/hosted-page-path.js'
import { cookieForm } from '../request/cookie-form.js'
import { readCookie } from '../request/read-cookie.js'

const PURPOSE = 'handed on'

/** For how long each step takes what the one before handed on, in milliseconds. */
const OPENS_MS = { request: 60_000, code: 60_000, password: 60_000, done: 300_000 } as const satisfies Record<
  PlainStep,
  number
>

/** What one step hands on to the next. */
export interface HandedOn {
  /** Undefined when there is nothing, or it came too late. */
  read(): string | undefined
  /** The same, and takes it away: the browser is left with an empty one, by which the next step sees that it keeps cookies. */
  take(): string | undefined
  keep(text: string): void
  /** Whether the browser keeps cookies, as far as the step before could find out. */
  isKept: boolean
}

/**
 * Between a form and the page behind it, a code or a ticket may stand neither in an address nor on a disk: it goes through
 * the browser sealed, in a cookie that ends with the window, that opens for a minute, and that is taken away when it was read.
 */
export function handedOn(
  { publicUrl, keyring, now }: Pick<Services, 'publicUrl' | 'keyring' | 'now'>,
  { unit, step }: { unit: Unit; step: PlainStep },
  { headers }: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
): HandedOn {
  const { name, attributes } = cookieForm(publicUrl, 'klucznik-step')
  const keys = keyring.of(unit.id)
  const shown = readCookie(headers.cookie, name)
  const opened = shown === undefined ? undefined : keys.open(PURPOSE, step, shown)
  const read = (): string | undefined => {
    const [, end, text] = /^(\d+) (.*)$/s.exec(opened ?? '') ?? []
    return text !== '' && Number(end) > now().getTime() ? text : undefined
  }
  const keep = (text: string): void => {
    const end = now().getTime() + OPENS_MS[step]
    reply.header('set-cookie', `${name}=${keys.seal(PURPOSE, step, `${end} ${text}`)}; ${attributes}`)
  }
  return {
    read,
    take() {
      const text = read()
      if (text !== undefined || shown === undefined) keep('')
      return text
    },
    keep,
    isKept: shown !== undefined,
  }
}
