import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { confirmAddressPath } from '../../../contract/hosted-page-path.js'
import { callerAt } from '../../domain/caller.js'
import { Failure } from '../../domain/failure.js'
import { confirmAddress, findProof, type ProofShown } from '../../domain/own-account/confirm-address.js'
import type { Services } from '../../domain/ports/services.js'
import type { Unit } from '../../domain/unit.js'
import { pageLanguage } from '../pages/page-language.js'
import { keepPrivate, seeOther } from '../pages/plain-forms.js'
import { sendPage } from '../pages/send-page.js'
import { unknownUnitPage } from '../pages/unknown-unit-page.js'
import { clientAddress } from '../request/client-address.js'
import { refuseForeignForm } from '../request/refuse-foreign-form.js'
import { PROOF_STEPS, type ProofStep } from './email-error.js'
import { proofPage, type ProofPage } from './proof-page.js'
import type { TypedFields } from '../pages/unit-visit.js'
import type { AccountRoute } from './signed-in.js'

const STATUS: Partial<Record<ProofStep, number>> = { gone: 410, later: 429 }

/** Behind the link that went to a new address: whoever reads that mailbox need not be signed in. */
export function proofRoutes(scope: FastifyInstance, services: Services): void {
  scope.get<AccountRoute>('/jst/:unit/konto/email/confirm', async (request, reply) => {
    const unit = services.units.get(request.params.unit)
    if (unit === undefined) return sendPage(reply.code(404), unknownUnitPage())
    const language = pageLanguage(unit.languages, request)
    const done = PROOF_STEPS.find((each) => each === request.query['step'] && each !== 'ask')
    if (done !== undefined) return send(reply, { unit, language, step: done })
    const shown = shownBy(request, unit, request.query)
    try {
      const { account, email } = await findProof(services, shown)
      return send(reply, { unit, language, step: 'ask', asked: { login: account.login, email, text: shown.text } })
    } catch (error) {
      return send(reply, { unit, language, step: stepOf(error) })
    }
  })

  scope.post<AccountRoute>('/jst/:unit/konto/email/confirm', async (request, reply) => {
    const unit = services.units.get(request.params.unit)
    if (unit === undefined) return sendPage(reply.code(404), unknownUnitPage())
    const { body = {} } = request
    const language = pageLanguage(unit.languages, { headers: request.headers, query: body })
    const lead = (step: ProofStep): FastifyReply =>
      seeOther(reply, confirmAddressPath(unit.id), { lang: language, step })
    try {
      refuseForeignForm(request, services.publicUrl)
    } catch {
      return sendPage(keepPrivate(reply.code(403)), proofPage({ unit, language, step: 'later' }))
    }
    try {
      return lead(await confirmAddress(services, shownBy(request, unit, body)))
    } catch (error) {
      return lead(stepOf(error))
    }
  })
}

function shownBy(request: FastifyRequest, unit: Unit, typed: TypedFields): ProofShown {
  return { unit, caller: callerAt(clientAddress(request)), text: [typed['t']].flat()[0] ?? '' }
}

/** What a failure is to the reader. Throws whatever is none. */
function stepOf(error: unknown): ProofStep {
  if (!(error instanceof Failure)) throw error
  return error.code === 'TICKET_INVALID' ? 'gone' : 'later'
}

function send(reply: FastifyReply, page: ProofPage): FastifyReply {
  return sendPage(keepPrivate(reply.code(STATUS[page.step] ?? 200)), proofPage(page))
}
