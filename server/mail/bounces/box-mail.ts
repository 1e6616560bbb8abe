/** Larger mails are skipped: ours are some kilobytes, and a report about one is not much more. */
export const LARGEST_MAIL = 256 * 1024

/** A mail as it lies in a mailbox. */
export interface BoxMail {
  /** Undefined when it is larger than {@link LARGEST_MAIL}. */
  raw: Buffer | undefined
  /** It has been dealt with, and does not come again. */
  done(was: 'bounce' | 'skipped'): Promise<void>
}
