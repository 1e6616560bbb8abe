import type { FastifyReply } from 'fastify'
import type { PlainAnswer } from '../../domain/captcha/plain-answer.js'
import { Failure } from '../../domain/failure.js'
import { refusedChallenge } from './asked-challenge.js'

/** Does it, or leads back to the form, which says what is wrong. */
export async function refusing(
  {
    answered,
    back,
  }: { answered: PlainAnswer; back: (query: Record<string, string>) => FastifyReply | Promise<FastifyReply> },
  go: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await go()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    // what was waited for may be spent by now
    const way = answered.wait === '' ? {} : { way: 'wait' }
    switch (error.code) {
      case 'CAPTCHA_WRONG':
      case 'CAPTCHA_EXPIRED':
        return back(refusedChallenge(answered, error))
      case 'TOO_MANY_REQUESTS':
        return back({ e: 'later', wait: String(error.retryAfter ?? 60), ...way })
      default:
        return back({ e: 'busy', ...way })
    }
  }
}
