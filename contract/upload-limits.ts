/** Bytes that a file of people may have which comes by the panel; 20,000 lines have some 2,000,000. */
export const UPLOAD_MOST_BYTES = 8 * 1024 * 1024

/** Lines of people that such a file may have, the header row not counted. */
export const UPLOAD_MOST_LINES = 20_000
