import type { ChallengeKind } from '../../contract/challenge-kind.js'

/** PBKDF2 iterations of one try: about 0.3 ms on the server, which derives one key to issue and one to verify. */
export const TRY_COST = 1_000

/** Tries on average at price 1: about 0.1 s beside something to type, about 1 s without, on a laptop of 4 lanes. */
export const WORK_TRIES: Readonly<Record<ChallengeKind, number>> = { picture: 400, sound: 400, work: 4_000 }
