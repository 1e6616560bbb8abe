import { SIGNATURE_HEADER } from '../domain/webhooks/sign-webhook.js'
import { WebhookDelayed, type WebhookPost, type WebhookReceivers } from '../domain/ports/webhook-receivers.js'

/** A whole call may take so long, in milliseconds. */
const TIMEOUT_MS = 10_000

/**
 * Posts to the schools' systems over HTTP. A redirect is no yes and is not followed: what was signed for one address
 * goes to no other. The answer's body is not read.
 */
export function createHttpReceivers({ timeoutMs = TIMEOUT_MS }: { timeoutMs?: number } = {}): WebhookReceivers {
  return {
    async post({ url, body, signature, signal }) {
      // not AbortSignal.any: Node 20 keeps something of each call for as long as the longer-lived signal lives
      const call = new AbortController()
      const end = (): void => call.abort(signal.reason)
      signal.addEventListener('abort', end, { once: true })
      const timer = setTimeout(() => call.abort(new DOMException('no answer in time', 'TimeoutError')), timeoutMs)
      try {
        signal.throwIfAborted()
        await postOnce({ url, body, signature, signal: call.signal })
      } catch (error) {
        throw signal.aborted || error instanceof WebhookDelayed
          ? error
          : new WebhookDelayed(`no answer: ${codeOf(error)}`)
      } finally {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
      }
    },
  }
}

async function postOnce({ url, body, signature, signal }: WebhookPost): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signature, 'user-agent': 'Klucznik' },
    body,
    redirect: 'manual',
    signal,
  })
  await response.body?.cancel()
  if (!response.ok) throw new WebhookDelayed(`the receiver answered ${response.status}`)
}

/** What went wrong, in a word: `fetch` puts the reason of a failed connection into the cause. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name
}
