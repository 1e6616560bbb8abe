import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { SmtpUrlInvalid, type DkimKeyPlace } from './smtp-url.js'

const FEWEST_BITS = 1024

/** A key that signs mails, and the domain that answers for them. */
export interface DkimKey {
  domain: string
  selector: string
  privateKey: KeyObject
}

/**
 * Reads the keys from their files. Throws {@link SmtpUrlInvalid} unless each is an RSA key of 1024 bits or more (RFC
 * 8301 3.2): with any other the mails would go out unsigned and nobody would know.
 */
export function readDkimKeys(places: DkimKeyPlace[]): DkimKey[] {
  return places.map(({ domain, selector, file }) => {
    const privateKey = readKey(file)
    const bits = privateKey?.asymmetricKeyDetails?.modulusLength ?? 0
    if (privateKey?.asymmetricKeyType !== 'rsa' || bits < FEWEST_BITS) {
      throw new SmtpUrlInvalid(
        `SMTP_URL: dkimKeyFile ${file} is no PEM file with an RSA private key of ${FEWEST_BITS} bits or more`,
      )
    }
    return { domain, selector, privateKey }
  })
}

/** The key of the sender's domain or of one above it; the first key when there is none. */
export function dkimKeyFor(keys: readonly DkimKey[], domain: string): DkimKey | undefined {
  const own = keys.filter((key) => domain === key.domain || domain.endsWith(`.${key.domain}`))
  // the longest is the closest
  return own.sort((a, b) => b.domain.length - a.domain.length)[0] ?? keys[0]
}

function readKey(file: string): KeyObject | undefined {
  try {
    return createPrivateKey(readFileSync(file))
  } catch {
    return undefined
  }
}
