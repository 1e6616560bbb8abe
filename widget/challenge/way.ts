/** Ways through the challenge: characters to type from a `picture` or a `sound`, or nothing to type (`work`). */
export { CHALLENGE_KINDS as WAYS, type ChallengeKind as Way } from '../../contract/challenge-kind.js'
