/** What is sent to a school's system. */
export interface WebhookPost {
  url: string
  /** JSON. */
  body: string
  /** Goes into the header `Klucznik-Signature`. */
  signature: string
  /** Breaks the call off. */
  signal: AbortSignal
}

/** Thrown when a system did not take the call and it should be tried again; says why, and nothing of what it answered. */
export class WebhookDelayed extends Error {
  override readonly name = 'WebhookDelayed'
}

/** The schools' own systems. */
export interface WebhookReceivers {
  /**
   * Resolves when the system has said that it took it (2xx). Throws {@link WebhookDelayed}; any error means: try again
   * later.
   */
  post(post: WebhookPost): Promise<void>
}
