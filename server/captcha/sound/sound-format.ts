/** Samples in a second; one byte each, one channel. */
export const SOUND_RATE = 8000

/** Digits that a sound may speak at the most. */
export const MOST_SPOKEN_DIGITS = 6

/** Bytes that a sound always stays below, whatever it speaks. */
export const SOUND_BYTES_LIMIT = 60_000
