import { createHmac } from 'node:crypto'

/** Characters of a unit's secret. */
export const WEBHOOK_SECRET_LENGTH = { least: 24, most: 200 } as const

/** The header that carries the signature. */
export const SIGNATURE_HEADER = 'Klucznik-Signature'

/**
 * Value of {@link SIGNATURE_HEADER}: `t=<unix seconds>,v1=<HMAC-SHA-256 of "<t>.<body>" in hex>`. The time is
 * signed with the body, so that a receiver can refuse what somebody recorded and sends again.
 */
export function signWebhook({ secret, body, now }: { secret: string; body: string; now: Date }): string {
  const seconds = Math.floor(now.getTime() / 1_000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}
