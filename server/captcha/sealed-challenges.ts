import { randomInt, timingSafeEqual } from 'node:crypto'
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { foldLookAlikes } from '../../contract/look-alikes.js'
import type { Keyring } from '../domain/keyring.js'
import { sealVersion } from '../domain/keys/sealing.js'
import type { Language } from '../../contract/language.js'
import type { ChallengeKind } from '../../contract/challenge-kind.js'
import type { Challenges, OpenedChallenge, WorkParameters } from '../domain/ports/challenges.js'
import { randomId } from '../domain/random-id.js'
import { challengeAnswer } from './challenge-answer.js'
import { CHALLENGE_MS } from './challenge-life.js'
import { openDrawing, sealDrawing, type OpenedDrawing } from './sealed-drawings.js'
import { TRY_COST, WORK_TRIES } from './work-cost.js'

/** What the seal holds. */
interface SealedChallenge {
  id: string
  unit: string
  kind: ChallengeKind
  language: Language
  /** Seconds since 1970. */
  expires: number
  /** What a person has to type; empty when there is nothing. */
  answer: string
  work: WorkParameters
  signature: string
}

/** Challenges that live nowhere but in their own sealed text. */
export class SealedChallenges implements Challenges {
  readonly #keyring: Keyring
  readonly #now: () => Date

  constructor({ keyring, now }: { keyring: Keyring; now: () => Date }) {
    this.#keyring = keyring
    this.#now = now
  }

  async issue({ unit, kind, language, price }: Parameters<Challenges['issue']>[0]) {
    const expires = Math.floor((this.#now().getTime() + CHALLENGE_MS) / 1_000)
    // the right counter is anywhere up to twice the mean: no place to start is better, and the work has an end
    const max = Math.max(2, Math.round(2 * WORK_TRIES[kind] * price))
    const { parameters, signature = '' } = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: TRY_COST,
      counter: randomInt(1, max + 1),
      data: { max },
      deriveKey,
      hmacSignatureSecret: this.#signatureSecret(),
    })
    const { algorithm, nonce, salt, cost, keyLength, keyPrefix } = parameters
    const work: WorkParameters = { algorithm, nonce, salt, cost, keyLength, keyPrefix, data: { max } }
    const sealed: SealedChallenge = {
      id: randomId(),
      unit,
      kind,
      language,
      expires,
      answer: challengeAnswer(kind),
      work,
      signature,
    }
    const challenge = this.#keyring.own.seal('challenge', '', JSON.stringify(sealed))
    return {
      challenge,
      expiresAt: new Date(expires * 1_000),
      work,
      ...(kind !== 'work' && { drawing: sealDrawing(this.#keyring, { ...sealed, kind }) }),
    }
  }

  open(challenge: string): OpenedChallenge | undefined {
    const sealed = this.#unseal(challenge)
    if (sealed === undefined) return undefined
    const { id, unit, kind, answer, work, signature } = sealed
    return {
      id,
      unit,
      kind,
      expiresAt: new Date(sealed.expires * 1_000),
      isSolvedBy: async (solution, typed) => {
        if (!isSameAnswer(answer, typed ?? '')) return false
        const signed: Challenge = { parameters: { ...work }, signature }
        const verified = await verifySolution({
          challenge: signed,
          solution,
          deriveKey,
          hmacSignatureSecret: this.#signatureSecret(sealVersion(challenge)),
        })
        return verified.verified
      },
      isAnsweredBy: (typed) => kind !== 'work' && isSameAnswer(answer, typed ?? ''),
    }
  }

  /** What a picture or sound is drawn from; undefined for a drawing that is broken or expired. */
  drawable(drawing: string): OpenedDrawing | undefined {
    return openDrawing(this.#keyring, drawing, this.#now())
  }

  #unseal(challenge: string): SealedChallenge | undefined {
    const text = this.#keyring.own.open('challenge', '', challenge)
    return text === undefined ? undefined : (JSON.parse(text) as SealedChallenge)
  }

  /** By the secret key that sealed the challenge: another server's may be current already. */
  #signatureSecret(version?: string): string {
    return this.#keyring.own.derive('work', version).toString('hex')
  }
}

/** Case, spaces and the keyboard's script do not matter; it takes as long however much is right. */
function isSameAnswer(answer: string, typed: string): boolean {
  const given = Buffer.from(foldLookAlikes(typed.normalize('NFKC').replace(/[\s-]/g, '')).toUpperCase())
  const wanted = Buffer.from(answer)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
