import { issueFormChallenge, type FormChallenge } from '../../domain/captcha/form-challenge.js'
import type { PlainAnswer } from '../../domain/captcha/plain-answer.js'
import { issueWait, openWait, type WaitChallenge } from '../../domain/captcha/wait-challenge.js'
import { Failure } from '../../domain/failure.js'
import type { Services } from '../../domain/ports/services.js'
import type { PlainVisit } from './plain-visit.js'

/** What a form asks for beside what it is for: characters, or some time. */
export type AskedChallenge =
  | { way: 'picture'; challenge: FormChallenge }
  | { way: 'wait'; challenge: WaitChallenge; now: Date }
  /** There were too many, of either. */
  | { way: 'later'; waitSeconds: number }

/** What an address says, by the names in it; empty where it says nothing. */
export type Said = (name: string) => string

type Needs = Pick<Services, 'challenges' | 'keyring' | 'limiter' | 'log' | 'now'>

/** Makes the challenge of a form that is shown; a wait that has begun goes on. */
export async function askChallenge(
  services: Needs,
  { place, caller }: Pick<PlainVisit, 'place' | 'caller'>,
  said: Said,
): Promise<AskedChallenge> {
  const order = { ...place, caller }
  try {
    if (said('way') !== 'wait') return { way: 'picture', challenge: await issueFormChallenge(services, order) }
    const going = openWait(services, { ...place, challenge: said('waited') })
    return { way: 'wait', challenge: going ?? (await issueWait(services, order)), now: services.now() }
  } catch (error) {
    if (!(error instanceof Failure && error.code === 'TOO_MANY_REQUESTS')) throw error
    return { way: 'later', waitSeconds: error.retryAfter ?? 60 }
  }
}

/** What a form sent back of it. */
export function answerTyped({ typed }: Pick<PlainVisit, 'typed'>): PlainAnswer {
  return { picture: typed('picture'), sound: typed('sound'), answer: typed('characters'), wait: typed('waited') }
}

/** What keeps a form at its way, and a wait that is not spent going: fields of the address behind it. */
export function wayOn({ wait }: PlainAnswer): Record<string, string> {
  return wait === '' ? {} : { way: 'wait', waited: wait }
}

/** What an address says of a challenge that was refused. */
export function refusedChallenge(answered: PlainAnswer, { code, retryAfter }: Failure): Record<string, string> {
  if (answered.wait === '') return { e: 'characters-wrong' }
  if (code === 'CAPTCHA_WRONG' && retryAfter !== undefined) return { e: 'early', ...wayOn(answered) }
  return { e: 'wait', way: 'wait' }
}
