import { Secret, TOTP } from 'otpauth'

/** Steps of 30 seconds before and after the present one whose digits are taken: telephones' clocks differ (RFC 6238, 5.2). */
const WINDOW = 1

const DIGITS = /^\d{6}$/

/** A fresh secret: base32 of 160 bits, as RFC 4226, 4 recommends. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What a telephone's app reads from a link or a QR code; `issuer` and `login` are what it shows. */
export function totpUri({ secret, issuer, login }: { secret: string; issuer: string; login: string }): string {
  return new TOTP({ secret: Secret.fromBase32(secret), issuer, label: login }).toString()
}

/** Six digits without what people type between them; undefined for anything else. */
export function readDigits(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '')
  return DIGITS.test(digits) ? digits : undefined
}

/** The step whose digits these are, counted from 1970; undefined when they are of none that is near. */
export function stepOf(secret: string, digits: string, now: Date): number | undefined {
  const timestamp = now.getTime()
  const delta = TOTP.validate({ token: digits, secret: Secret.fromBase32(secret), timestamp, window: WINDOW })
  return delta === null ? undefined : TOTP.counter({ timestamp }) + delta
}
