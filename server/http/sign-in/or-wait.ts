import type { FastifyReply } from 'fastify'
import { Failure } from '../../domain/failure.js'
import type { Step, Visit } from './visit.js'

/** Does it, or leads to the page of a step that says when there may be another try. */
export async function orWait(visit: Visit, step: Step, go: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await go()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.code === 'TOO_MANY_REQUESTS')
      return visit.lead(step, { e: 'later', wait: String(error.retryAfter ?? 60) })
    return visit.lead(step, { e: 'busy' })
  }
}
