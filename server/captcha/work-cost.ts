import type { ChallengeKind } from '../../contract/challenge-kind.js'

/** PBKDF2 iterations of one try: about 0.3 ms on the server, which derives one key to issue and one to verify. */
export const TRY_COST = 1_000

/**
 * Tries on average at price 1: about 0.1 s beside a picture, about 0.3 s otherwise, on a laptop of 4 lanes. A
 * sound, which a short script solves, costs what no puzzle at all costs.
 */
export const WORK_TRIES: Readonly<Record<ChallengeKind, number>> = { picture: 400, sound: 1_200, work: 1_200 }
