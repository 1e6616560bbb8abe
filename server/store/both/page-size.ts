/** Rows or documents that a store reads or writes at once: a larger page would hold up whoever waits behind it. */
export const PAGE_SIZE = 500
