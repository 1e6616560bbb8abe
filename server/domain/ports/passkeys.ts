import type { Passkey } from '../second-factors.js'

/** What a browser is to make or to sign, as JSON for `startRegistration` or `startAuthentication`. */
export type PasskeyOptions = Record<string, unknown>

/** Whose the new passkey is to be, as the device shows it; `id` is 32 hex digits, and comes back as the owner. */
export interface PasskeyOwner {
  id: string
  name: string
  unitName: string
}

/** A browser says that it has made a passkey. Nothing of it is true before it is verified. */
export interface MadePasskey {
  challenge: string
  /** Undefined when it was made elsewhere, for another site, without its owner being there, or by a device we know no algorithm of. */
  verify(): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'> | undefined>
}

/** A browser says that somebody's passkey has signed. Nothing of it is true before it is verified. */
export interface SignedByPasskey {
  challenge: string
  /** Of the passkey. */
  id: string
  /** Id of the account, where the device knows it. */
  owner: string | undefined
  /** Undefined when this passkey has not signed that, here, by its owner (a finger, a face, a PIN). */
  verify(passkey: Pick<Passkey, 'id' | 'publicKey'>): Promise<Pick<Passkey, 'counter'> | undefined>
}

/** Passkeys of our own origin alone (WebAuthn Level 3); user verification is always required. */
export interface Passkeys {
  /** A passkey that is found without a login (a discoverable one), on a device that has none of `known`. */
  askToMake(order: { owner: PasskeyOwner; challenge: string; known: Passkey[] }): Promise<PasskeyOptions>
  /** Any of `allowed`; undefined: whichever the device has for us. */
  askToSign(order: { challenge: string; allowed: Passkey[] | undefined }): Promise<PasskeyOptions>
  /** Reads the JSON that a browser sends; undefined when it has not that form. */
  readMade(answer: string): MadePasskey | undefined
  readSigned(answer: string): SignedByPasskey | undefined
}
