import { createTRPCClient, httpLink } from '@trpc/client'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { SealedChallenges } from '../../server/captcha/sealed-challenges.js'
import { Keyring } from '../../server/domain/keyring.js'
import type { ChallengeKind } from '../../contract/challenge-kind.js'
import type { WorkSolution } from '../../server/domain/ports/challenges.js'
import type { AppRouter } from '../../server/rpc/router.js'
import type { TestServer } from './test-server.js'

/** All that a client needs to know of a server; the secret keys stand in for the eyes that read a picture. */
export type Reachable = Pick<TestServer, 'url'> & { env: Pick<TestServer['env'], 'secretKeys'> }

/** The typed client that the widget uses, without a browser. */
export function clientFor(
  server: Pick<Reachable, 'url'>,
  { unit = 'przykladowo', headers = {} }: { unit?: string; headers?: Record<string, string> } = {},
) {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${server.url}/trpc/${unit}`, methodOverride: 'POST', headers })],
  })
}

/** What `recovery.request` wants of a challenge. */
export interface SolvedChallenge {
  challenge: string
  solution: WorkSolution
  answer?: string
}

/** Asks for a challenge, does the work, and reads the picture or hears the sound. */
export async function solveFor(
  server: Reachable,
  {
    unit = 'przykladowo',
    kind = 'work',
    headers = {},
  }: { unit?: string; kind?: ChallengeKind; headers?: Record<string, string> } = {},
): Promise<SolvedChallenge> {
  const issued = await clientFor(server, { unit, headers }).captcha.issue.mutate({ kind, language: 'pl' })
  const found = await solveChallenge({ challenge: { parameters: issued.work }, deriveKey })
  if (found === null) throw new Error('no solution')
  const solution = { counter: found.counter, derivedKey: found.derivedKey }
  if (kind === 'work') return { challenge: issued.challenge, solution }
  const answer = answerTo(server, issued.url ?? '')
  return { challenge: issued.challenge, solution, answer }
}

/** What a person reads or hears under the address of a picture or a sound: a test has no eyes or ears, and opens it with the server's own key. */
export function answerTo({ env }: Reachable, url: string): string {
  const challenges = new SealedChallenges({ keyring: new Keyring(...env.secretKeys), now: () => new Date(0) })
  const answer = challenges.drawable(url.split('/').at(-1) ?? '')?.answer
  if (answer === undefined) throw new Error('no drawing of this server')
  return answer
}
