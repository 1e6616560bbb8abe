import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { objectionPath } from '../../../contract/hosted-page-path.js'
import { callerAt } from '../../domain/caller.js'
import { Failure } from '../../domain/failure.js'
import { confirmationOf, isConfirmed } from '../../domain/holds/confirmation.js'
import { findObjection, objectToChange, type ObjectionShown } from '../../domain/holds/object-to-change.js'
import type { Services } from '../../domain/ports/services.js'
import type { Unit } from '../../domain/unit.js'
import { clientAddress } from '../request/client-address.js'
import { refuseForeignForm } from '../request/refuse-foreign-form.js'
import { objectionPage, type ObjectionPage } from './objection-page.js'
import { pageLanguage } from './page-language.js'
import { keepPrivate, seeOther, takeForms } from './plain-forms.js'
import { sendPage } from './send-page.js'
import { unknownUnitPage } from './unknown-unit-page.js'

/** A form of ours has a ticket's length of text and some tens of characters more. */
const FORM_MOST_BYTES = 2_048

/** What stands in the query of a page or in a form: `t` of the link, `sure` of the second button. */
type Typed = Partial<Record<'t' | 'sure' | 'done', string | string[]>>

interface Route {
  Params: { unit: string }
  Querystring: Typed
  Body: Typed | undefined
}

/**
 * `/jst/<unit>/not-me`: whoever reads a former address objects to the change. Programs that look through mails open links
 * and press buttons, so that a page asks, a second one asks once more, and what its button carries is not in the mail.
 */
export async function objectionRoutes(scope: FastifyInstance, services: Services): Promise<void> {
  takeForms(scope, FORM_MOST_BYTES)

  scope.get<Route>('/jst/:unit/not-me', async (request, reply) => {
    const unit = services.units.get(request.params.unit)
    if (unit === undefined) return sendPage(reply.code(404), unknownUnitPage())
    const { query } = request
    const language = pageLanguage(unit.languages, request)
    const show = (page: Omit<ObjectionPage, 'unit' | 'language'>): FastifyReply =>
      send(reply, { unit, language, ...page })
    if (query.done !== undefined) return show({ step: 'held' })
    const shown = shownBy(request, unit, query)
    try {
      const { login } = (await findObjection(services, shown)).account
      const confirmation = String(query.sure ?? '')
      const isSure = isConfirmed(services, unit, { ...shown, confirmation })
      return show({
        step: isSure ? 'sure' : 'ask',
        login,
        fields: { t: shown.text, ...(isSure && { sure: confirmation }) },
      })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const isGone = error.code === 'TICKET_INVALID'
      reply.code(isGone ? 410 : error.code === 'TOO_MANY_REQUESTS' ? 429 : 503)
      return show({ step: isGone ? 'gone' : 'later' })
    }
  })

  scope.post<Route>('/jst/:unit/not-me', async (request, reply) => {
    const unit = services.units.get(request.params.unit)
    if (unit === undefined) return sendPage(reply.code(404), unknownUnitPage())
    const { body = {} } = request
    const language = pageLanguage(unit.languages, { headers: request.headers, query: body })
    try {
      refuseForeignForm(request, services.publicUrl)
    } catch {
      return send(reply.code(403), { unit, language, step: 'later' })
    }
    const shown = shownBy(request, unit, body)
    const to = (query: Record<string, string>): FastifyReply =>
      seeOther(reply, objectionPath(unit.id), { lang: language, ...query })
    const confirmation = String(body.sure ?? '')
    if (!isConfirmed(services, unit, { ...shown, confirmation }))
      return to({ t: shown.text, sure: confirmationOf(services, unit, shown.text) })
    try {
      await objectToChange(services, shown)
      return to({ done: '1' })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      // the page behind it says what is wrong
      return to({ t: shown.text })
    }
  })
}

function shownBy(request: FastifyRequest, unit: Unit, typed: Typed): ObjectionShown {
  return { unit, caller: callerAt(clientAddress(request)), text: String(typed.t ?? '') }
}

function send(reply: FastifyReply, page: ObjectionPage): FastifyReply {
  return sendPage(keepPrivate(reply), objectionPage(page))
}
