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
import { heldPasswordPage, passwordPage } from './password-page.js'
import { visitingPlainly, type PlainVisit } from './plain-visit.js'

const PATH = '/jst/:unit/password'

/** Where a password is set for a ticket, and what stands there afterwards. */
export function passwordRoutes(
  scope: FastifyInstance,
  { services, refuseUnderLoad }: { services: Services; refuseUnderLoad: RefuseUnderLoad },
): void {
  scope.get<UnitRoute>(
    PATH,
    visitingPlainly(services, async (visit) => {
      const { place, caller, typed, handed, show } = visit
      // from here on it stands in the form alone
      const ticket = handed('password').take()
      if (ticket === undefined) return show(deadEndPage({ ...place, why: 'over' }), 410)
      const page = { ...place, ticket, error: typed('e'), waitSeconds: Number(typed('wait')) || 60 }
      try {
        const facts = await inspectTicket(services, { unit: place.unit, caller, ticket })
        return show(passwordPage({ ...page, facts }), statusOf(page.error))
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        if (error.code === 'TICKET_INVALID') return show(deadEndPage({ ...place, why: 'over' }), 410)
        const said = error.code === 'TOO_MANY_REQUESTS' ? 'later' : 'busy'
        const waitSeconds = error.retryAfter ?? 60
        return show(heldPasswordPage({ ...page, error: said, waitSeconds }), statusOf(said))
      }
    }),
  )

  scope.post<UnitRoute>(
    PATH,
    { onRequest: async () => refuseUnderLoad('send') },
    visitingPlainly(services, async (visit) => {
      const { typed, handed, lead } = visit
      const back = (query: Record<string, string> = {}): FastifyReply => {
        handed('password').keep(typed('ticket'))
        return lead('password', query)
      }
      if (typed('again') !== '') return back()
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
  const { place, caller, typed, kept, handed, request, reply, lead } = visit
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
  handed('done').keep(JSON.stringify({ logins: [login, ...others], left } satisfies DoneFacts))
  return lead('done')
}

function statusOf(error: string): number {
  return error === 'later' ? 429 : error === 'busy' ? 503 : 200
}
