/** What a person does beside the browser's work: reads characters, hears digits, or nothing. */
export const CHALLENGE_KINDS = ['picture', 'sound', 'work'] as const

/** One of {@link CHALLENGE_KINDS}. */
export type ChallengeKind = (typeof CHALLENGE_KINDS)[number]
