import { redeemPlainAnswer, type PlainAnswer } from '../captcha/plain-answer.js'
import { takeFromAddress } from '../limits/limits.js'
import { acceptWish, type Wish } from './request-recovery.js'

/**
 * The same as `requestRecovery`, for a form without scripts, which sends no work. Throws {@link Failure}
 * `TOO_MANY_REQUESTS`, `UNAVAILABLE`, `CAPTCHA_EXPIRED` or `CAPTCHA_WRONG`, with `retryAfter` while a wait is not over.
 */
export async function requestByForm(
  services: Parameters<typeof acceptWish>[0] & Parameters<typeof redeemPlainAnswer>[0],
  wish: Wish & { answered: PlainAnswer },
): Promise<void> {
  await takeFromAddress(services, { ...wish, act: 'request' })
  await redeemPlainAnswer(services, { ...wish.answered, unit: wish.unit, caller: wish.caller })
  await acceptWish(services, wish)
}
