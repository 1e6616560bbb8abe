import type { FastifyInstance, FastifyReply } from 'fastify'
import { requestByForm } from '../../domain/recovery/request-by-form.js'
import type { Services } from '../../domain/ports/services.js'
import type { UnitRoute } from '../pages/unit-visit.js'
import type { RefuseUnderLoad } from '../request/shed-load.js'
import { answerTyped, wayOn } from './asked-challenge.js'
import { judgeTypedIdentifier } from './identifier-field.js'
import { visitingPlainly } from './plain-visit.js'
import { refusing } from './refusing.js'
import { showForm, wayPressed } from './show-form.js'
import { requestPage } from './request-page.js'
import { sentPage } from './sent-page.js'

const PATH = '/jst/:unit/request'

/** The mail comes within minutes, and whoever types its code need not type again who they are; in seconds. */
const KEPT_ONCE_SENT = 900

/** Where a mail is asked for, and what stands there afterwards. */
export function requestRoutes(
  scope: FastifyInstance,
  { services, refuseUnderLoad }: { services: Services; refuseUnderLoad: RefuseUnderLoad },
): void {
  scope.get<UnitRoute>(
    PATH,
    { onRequest: async () => refuseUnderLoad('call') },
    visitingPlainly(services, async (visit) => {
      const { place, typed, kept, handed, show } = visit
      const identifier = kept.read()
      if (typed('sent') !== '') return show(sentPage({ ...place, identifier }))
      handed('request').take()
      return showForm(services, visit, { said: typed, write: (form) => requestPage({ ...form, identifier }) })
    }),
  )

  scope.post<UnitRoute>(
    PATH,
    { onRequest: async () => refuseUnderLoad('send') },
    visitingPlainly(services, async (visit) => {
      const { place, caller, typed, kept, handed, lead } = visit
      const identifier = typed('identifier')
      const answered = answerTyped(visit)
      const back = (query: Record<string, string> = {}): FastifyReply | Promise<FastifyReply> => {
        if (!handed('request').isKept)
          return showForm(services, visit, {
            said: (name) => query[name] ?? '',
            write: (form) => requestPage({ ...form, identifier }),
          })
        kept.keep(identifier)
        return lead('request', query)
      }
      const way = wayPressed(visit)
      if (way !== undefined) return back(way)
      const missing = answered.wait === '' && answered.answer.trim() === '' ? 'characters' : undefined
      const wrong = [judgeTypedIdentifier(visit), missing].filter((each) => each !== undefined)
      if (wrong.length > 0) return back({ e: wrong.join(','), ...wayOn(answered) })
      return refusing({ answered, back }, async () => {
        await requestByForm(services, { ...place, caller, identifier, answered })
        kept.keep(identifier, KEPT_ONCE_SENT)
        return lead('request', { sent: '1' })
      })
    }),
  )
}
