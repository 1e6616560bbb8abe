import type { FastifyReply } from 'fastify'
import { accountPath } from '../../../contract/hosted-page-path.js'
import type { Begun } from '../../domain/sessions/session.js'
import { destinationPath } from '../pages/destination.js'
import { seeOther } from '../pages/plain-forms.js'
import type { Visit } from './visit.js'

/** To the next step of the sign-in, or to where they were going. */
export function follow(visit: Visit, { stage }: Pick<Begun, 'stage'>): FastifyReply {
  const { unit, language, to } = visit.place
  if (stage === 'choose' || stage === 'factor') return visit.lead(`/${stage}`)
  if (stage === 'setup') return seeOther(visit.reply, `${accountPath(unit.id)}/factors`, { to, lang: language })
  return goOn(visit)
}

/** Where somebody was going who is in. */
export function goOn({ place: { unit, language, to }, reply }: Visit): FastifyReply {
  return seeOther(reply, destinationPath(unit.id, to), { lang: language })
}
