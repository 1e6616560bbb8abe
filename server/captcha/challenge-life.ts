/** How long one may look at the picture and fill the form in. */
export const CHALLENGE_MS = 10 * 60_000
