import type { ChallengeKind } from '../../../contract/challenge-kind.js'
import type { Language } from '../../../contract/language.js'

/** ALTCHA v2 challenge parameters, as the browser solves them. */
export interface WorkParameters {
  algorithm: string
  nonce: string
  salt: string
  cost: number
  keyLength: number
  keyPrefix: string
  /** `max`: the counter is no larger, so that progress can be told. */
  data: { max: number }
}

/** What the browser found: the counter, and the key derived from it in lower-case hex. */
export interface WorkSolution {
  counter: number
  derivedKey: string
}

/** A fresh challenge for the browser. */
export interface IssuedChallenge {
  /** Sealed, URL-safe. */
  challenge: string
  expiresAt: Date
  work: WorkParameters
  /** What its picture or sound is drawn from: sealed, URL-safe, at most 190 characters. Absent when there is none. */
  drawing?: string
}

/** A challenge that this server, or another with its key, has sealed. */
export interface OpenedChallenge {
  id: string
  unit: string
  kind: ChallengeKind
  expiresAt: Date
  /** True when both the work and, unless the kind is `work`, the typed answer are right. Spends nothing. */
  isSolvedBy(solution: WorkSolution, answer: string | undefined): Promise<boolean>
  /** The same of a form without a script, which does no work: never true of the kind `work`. Spends nothing. */
  isAnsweredBy(answer: string | undefined): boolean
}

/** Makes and reads challenges; keeps nothing. */
export interface Challenges {
  /** `price` multiplies the work: 1 is a quiet day. */
  issue(order: { unit: string; kind: ChallengeKind; language: Language; price: number }): Promise<IssuedChallenge>
  /** Undefined unless every bit is as it was sealed. */
  open(challenge: string): OpenedChallenge | undefined
}
