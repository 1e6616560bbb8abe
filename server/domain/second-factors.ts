/** Makes six digits every half minute, from a secret that an app on a telephone has too (RFC 6238). */
export interface Totp {
  /** 32 hex digits. */
  id: string
  /** Base32 of 20 random bytes. */
  secret: string
  /** The last step of 30 seconds whose digits were taken: they, and all before them, count no more. */
  lastStep: number
  addedAt: Date
  usedAt?: Date
}

/** A key on somebody's device, of which we have the public half (WebAuthn 3). */
export interface Passkey {
  /** Base64url, as the device made it. */
  id: string
  /** What its owner calls it; may be empty. */
  name: string
  /** Base64url of a COSE key. */
  publicKey: string
  /** How often the device says that it has signed; 0 for good where it does not count. */
  counter: number
  /** By which ways a browser reaches it, such as `usb`. */
  transports: string[]
  addedAt: Date
  usedAt?: Date
}

/** Ten codes on paper, for whoever has lost what they sign in with. */
export interface PrintedCodes {
  /** 32 hex digits, another one for each set. */
  id: string
  /** Base64url of 32 random bytes, the key of the hashes. */
  salt: string
  /** Base64url of HMAC-SHA-256, of the codes that were not used yet. */
  hashes: string[]
  addedAt: Date
  usedAt?: Date
}

/** What an account asks for beside its password: a TOTP or a passkey at the least, else it has none of it. */
export interface Factors {
  totp?: Totp
  passkeys: Passkey[]
  codes?: PrintedCodes
}
