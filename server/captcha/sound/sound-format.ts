/** Samples in a second; one byte each, one channel. */
export const SOUND_RATE = 8000

/** How many digits a sound speaks. */
export const SPOKEN_DIGITS = { fewest: 5, most: 6 } as const

/** Seconds that a digit takes at the most; scripts/clips has each spoken as slowly as that allows. */
export const LONGEST_CLIP = 0.7

/** Bytes that a sound always stays below: for each digit the longest clip, the shortest pause, and some of the silence around. */
export const SOUND_BYTES_LIMIT = 10_000 * SPOKEN_DIGITS.most
