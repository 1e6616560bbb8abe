/** Ways through the challenge: characters to type from a `picture` or a `sound`, or nothing to type (`work`). */
export const WAYS = ['picture', 'sound', 'work'] as const

/** One of {@link WAYS}; the server calls it the challenge's kind. */
export type Way = (typeof WAYS)[number]
