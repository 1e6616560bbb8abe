import type { FastifyInstance, FastifyReply } from 'fastify'
import { redeemPlainAnswer } from '../../domain/captcha/plain-answer.js'
import { Failure } from '../../domain/failure.js'
import type { Services } from '../../domain/ports/services.js'
import { exchangeCode } from '../../domain/recovery/exchange-code.js'
import { readCode } from '../../domain/tickets/code.js'
import type { UnitRoute } from '../pages/unit-visit.js'
import type { RefuseUnderLoad } from '../request/shed-load.js'
import { answerTyped, wayOn, type Said } from './asked-challenge.js'
import { codePage } from './code-page.js'
import { judgeTypedIdentifier } from './identifier-field.js'
import type { FieldError } from './plain-error.js'
import { visitingPlainly } from './plain-visit.js'
import { showPassword } from './show-password.js'
import { refusing } from './refusing.js'
import { showForm, wayPressed } from './show-form.js'

const PATH = '/jst/:unit/code'

/** Characters of a code that are shown again. */
const KEPT_MOST = 64

/** Where the code of a mail or a letter is typed: it is worth a ticket, which is handed on to the next step. */
export function codeRoutes(
  scope: FastifyInstance,
  { services, refuseUnderLoad }: { services: Services; refuseUnderLoad: RefuseUnderLoad },
): void {
  scope.get<UnitRoute>(
    PATH,
    { onRequest: async () => refuseUnderLoad('call') },
    visitingPlainly(services, async (visit) => {
      const { typed, kept, handed } = visit
      const code = handed('code').take() ?? ''
      const identifier = kept.read()
      return showForm(services, visit, { said: typed, write: (form) => codePage({ ...form, identifier, code }) })
    }),
  )

  scope.post<UnitRoute>(
    PATH,
    { onRequest: async () => refuseUnderLoad('send') },
    visitingPlainly(services, async (visit) => {
      const { place, caller, typed, kept, handed, lead } = visit
      const identifier = typed('identifier')
      const answered = answerTyped(visit)
      const code = typed('code').slice(0, KEPT_MOST)
      const back = (query: Record<string, string> = {}): FastifyReply | Promise<FastifyReply> => {
        const said: Said = (name) => query[name] ?? ''
        if (!handed('code').isKept)
          return showForm(services, visit, { said, write: (form) => codePage({ ...form, identifier, code }) })
        kept.keep(identifier)
        handed('code').keep(code)
        return lead('code', query)
      }
      const way = wayPressed(visit)
      if (way !== undefined) return back(way)
      const missing = answered.wait === '' && answered.answer.trim() === '' ? 'characters' : undefined
      const wrong = [judgeTypedIdentifier(visit), judgeTypedCode(code), missing].filter((each) => each !== undefined)
      if (wrong.length > 0) return back({ e: wrong.join(','), ...wayOn(answered) })
      return refusing({ answered, back }, async () => {
        await redeemPlainAnswer(services, { ...answered, unit: place.unit, caller })
        try {
          const { ticket } = await exchangeCode(services, { unit: place.unit, caller, identifier, code })
          if (!handed('code').isKept) return await showPassword(services, visit, { ticket, said: () => '' })
          handed('password').keep(ticket)
        } catch (error) {
          if (!(error instanceof Failure && error.code === 'TICKET_INVALID')) throw error
          return back({ e: 'code-wrong', ...(answered.wait !== '' && { way: 'wait' }) })
        }
        return lead('password')
      })
    }),
  )
}

/** What cannot be a code is said before the challenge is spent, and costs none of the few tries. */
function judgeTypedCode(typed: string): FieldError | undefined {
  if (typed.trim() === '') return 'code'
  return readCode(typed) === undefined ? 'code-odd' : undefined
}
