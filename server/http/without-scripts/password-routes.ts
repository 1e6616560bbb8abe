import type { FastifyInstance, FastifyReply } from 'fastify'
import { Failure } from '../../domain/failure.js'
import { rememberBrowser } from '../../domain/limits/known-browser.js'
import type { Services } from '../../domain/ports/services.js'
import { completeRecovery } from '../../domain/recovery/complete-recovery.js'
import { inspectTicket } from '../../domain/recovery/inspect-ticket.js'
import type { UnitRoute } from '../pages/unit-visit.js'
import { browserCookie } from '../request/browser-cookie.js'
import type { RefuseUnderLoad } from '../request/shed-load.js'
import { deadEndPage } from './dead-end-page.js'
import { donePage, type DoneFacts } from './done-page.js'
import { visitingPlainly, type PlainVisit } from './plain-visit.js'
import { showPassword } from './show-password.js'

const PATH = '/jst/:unit/password'

/** Where a password is set for a ticket, and what stands there afterwards. */
export function passwordRoutes(
  scope: FastifyInstance,
  { services, refuseUnderLoad }: { services: Services; refuseUnderLoad: RefuseUnderLoad },
): void {
  scope.get<UnitRoute>(
    PATH,
    visitingPlainly(services, async (visit) => {
      const { place, typed, handed, show } = visit
      // from here on it stands in the form alone
      const ticket = handed('password').take()
      if (ticket === undefined) return show(deadEndPage({ ...place, why: 'over' }), 410)
      return showPassword(services, visit, { ticket, said: typed })
    }),
  )

  scope.post<UnitRoute>(
    PATH,
    { onRequest: async () => refuseUnderLoad('send') },
    visitingPlainly(services, async (visit) => {
      const { typed, isPressed, handed, lead } = visit
      const ticket = typed('ticket')
      const back = (query: Record<string, string> = {}): FastifyReply | Promise<FastifyReply> => {
        const step = handed('password')
        if (!step.isKept) return showPassword(services, visit, { ticket, said: (name) => query[name] ?? '' })
        step.keep(ticket)
        return lead('password', query)
      }
      if (isPressed('again')) return back()
      if (typed('next') === '') return back({ e: 'next' })
      if (typed('next') !== typed('repeated')) return back({ e: 'different' })
      try {
        return await complete(services, visit)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        if (error.code === 'PASSWORD_REJECTED') return back({ e: error.reason ?? 'next' })
        if (error.code === 'TOO_MANY_REQUESTS') return back({ e: 'later', wait: String(error.retryAfter ?? 60) })
        // the page behind it says so where the ticket is gone
        return back(error.code === 'TICKET_INVALID' ? {} : { e: 'busy' })
      }
    }),
  )

  scope.get<UnitRoute>(
    '/jst/:unit/done',
    visitingPlainly(services, async ({ place, handed, show, lead }) => {
      const text = handed('done').read()
      if (text === undefined) return lead('request')
      return show(donePage({ ...place, ...(JSON.parse(text) as DoneFacts) }))
    }),
  )
}

async function complete(services: Services, visit: PlainVisit): Promise<FastifyReply> {
  const { place, caller, typed, kept, handed, request, reply, show, lead } = visit
  const { unit } = place
  const shown = { unit, caller, ticket: typed('ticket') }
  const forAll = typed('all') !== ''
  const wanted = forAll ? (await inspectTicket(services, shown)).others : []
  const { isAll, login, others = [] } = await completeRecovery(services, { ...shown, password: typed('next'), forAll })
  const browser = browserCookie(services.publicUrl, request, reply)
  if (isAll)
    browser.keep(
      rememberBrowser(services.keyring, { unit, identifier: login, shown: browser.shown, now: services.now() }),
    )
  const left = wanted.map((other) => other.login).filter((other) => !others.includes(other))
  kept.drop()
  const done: DoneFacts = { logins: [login, ...others], left }
  const step = handed('done')
  if (!step.isKept) return show(donePage({ ...place, ...done }))
  step.keep(JSON.stringify(done))
  return lead('done')
}
