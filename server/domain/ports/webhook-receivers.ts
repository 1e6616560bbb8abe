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

/** The schools' own systems. */
export interface WebhookReceivers {
  /** Resolves when the system has said that it took it (2xx); any error means: try again later. */
  post(post: WebhookPost): Promise<void>
}
