import type { FastifyReply } from 'fastify'
import { accountPath } from '../../../contract/hosted-page-path.js'
import type { Services } from '../../domain/ports/services.js'
import type { Begun } from '../../domain/sessions/session.js'
import { destinationPath } from '../pages/destination.js'
import { seeOther } from '../pages/plain-forms.js'
import { isOfferDue } from './offer-routes.js'
import type { Visit } from './visit.js'

/** To the next step of the sign-in, or to where they were going. */
export function follow(
  services: Pick<Services, 'publicUrl'>,
  visit: Visit,
  { stage, account }: Pick<Begun, 'account' | 'stage'>,
): FastifyReply {
  const { unit, language, to } = visit.place
  if (stage === 'choose' || stage === 'factor') return visit.lead(`/${stage}`)
  if (stage === 'setup') return seeOther(visit.reply, `${accountPath(unit.id)}/factors`, { to, lang: language })
  return isOfferDue(services, visit, account) ? visit.lead('/offer') : goOn(visit)
}

/** Where somebody was going who is in. */
export function goOn({ place: { unit, language, to }, reply }: Visit): FastifyReply {
  return seeOther(reply, destinationPath(unit.id, to), { lang: language })
}
