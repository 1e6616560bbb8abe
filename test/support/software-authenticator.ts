import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import type { PasskeyOptions } from '../../server/domain/ports/passkeys.js'
import { cbor, type Cbor } from './cbor.js'

/** Bits of an authenticator's data (WebAuthn 6.1): somebody is there, it is the owner, a new key follows. */
const FLAGS = { present: 1, verified: 4, made: 64 }

/** What a test lets a browser or a device do otherwise. */
export interface Deviation {
  /** Of the page; the server's own by default. */
  origin?: string
  /** Of the site that the device signs for. */
  rpId?: string
  /** The owner showed a finger, a face or a PIN; else somebody only touched it. */
  isVerified?: boolean
  /** The page stands in a frame of another site's. */
  crossOrigin?: boolean
  /** What the device counts to; it counts by itself otherwise. */
  counter?: number
  /** What it says of whose the passkey is; null: nothing. */
  owner?: string | null
  /** In the place of the one that was asked for, in base64url. */
  challenge?: string
  /** Says who made the device: from what is to be signed for that, and the passkey's own key. */
  attest?: (signed: Buffer, key: KeyObject) => Attestation
}

/** What stands beside a new key (WebAuthn 8). */
export interface Attestation {
  fmt: string
  attStmt: Map<string, Cbor>
}

/** A browser with one passkey of one site on it. */
export interface SoftwareAuthenticator {
  /** Base64url. */
  id: string
  /** Answers what `startRegistration` would; the JSON that a page sends. */
  make(options: PasskeyOptions, deviation?: Deviation): string
  /** Answers what `startAuthentication` would. */
  sign(options: PasskeyOptions, deviation?: Deviation): string
}

/** What is read of the options. */
interface ReadOptions {
  challenge: string
  rp?: { id: string }
  rpId?: string
  user?: { id: string }
}

/**
 * A simulation: an ES256 key in this process, and a browser that says what a test wants of it. It signs as WebAuthn says,
 * with `none` for an attestation, so that a server's checks are real; that browsers do so too, only a browser shows.
 * `counts`: it has a counter of signatures, as a key on a chain has; passkeys in a cloud have none.
 */
export function softwareAuthenticator(origin: string, { counts = true } = {}): SoftwareAuthenticator {
  const id = randomBytes(32)
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let used = 0
  let owner = ''

  const clientData = (type: string, options: ReadOptions, deviation: Deviation): Buffer => {
    const { challenge = options.challenge, crossOrigin = false } = deviation
    return Buffer.from(JSON.stringify({ type, challenge, origin: deviation.origin ?? origin, crossOrigin }))
  }
  const authenticatorData = (rpId: string, deviation: Deviation, key?: Buffer): Buffer => {
    const flags = FLAGS.present | (deviation.isVerified === false ? 0 : FLAGS.verified) | (key ? FLAGS.made : 0)
    const counter = Buffer.alloc(4)
    if (counts) used++
    counter.writeUInt32BE(deviation.counter ?? used)
    const head = [createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter]
    return Buffer.concat(key ? [...head, Buffer.alloc(16), Buffer.from([0, id.length]), id, key] : head)
  }
  const answer = (response: Record<string, unknown>): string => {
    const text = id.toString('base64url')
    return JSON.stringify({ id: text, rawId: text, type: 'public-key', response, clientExtensionResults: {} })
  }

  return {
    id: id.toString('base64url'),
    make(given, deviation = {}) {
      const options = given as unknown as ReadOptions
      const { attest = none } = deviation
      owner = options.user?.id ?? ''
      const authData = authenticatorData(deviation.rpId ?? options.rp?.id ?? '', deviation, coseKey(publicKey))
      const client = clientData('webauthn.create', options, deviation)
      const { fmt, attStmt } = attest(signedBytes(authData, client), privateKey)
      const attestation = new Map<string, Cbor>([
        ['fmt', fmt],
        ['attStmt', attStmt],
        ['authData', authData],
      ])
      return answer({
        clientDataJSON: client.toString('base64url'),
        attestationObject: cbor(attestation).toString('base64url'),
        transports: ['internal'],
      })
    },
    sign(given, deviation = {}) {
      const options = given as unknown as ReadOptions
      const authData = authenticatorData(deviation.rpId ?? options.rpId ?? '', deviation)
      const client = clientData('webauthn.get', options, deviation)
      const { owner: claimed = owner } = deviation
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signedBytes(authData, client), privateKey).toString('base64url'),
        ...(claimed !== null && { userHandle: claimed }),
      })
    },
  }
}

const none = (): Attestation => ({ fmt: 'none', attStmt: new Map() })

/** What a device signs (WebAuthn 6.3.3). */
function signedBytes(authData: Buffer, clientData: Buffer): Buffer {
  return Buffer.concat([authData, createHash('sha256').update(clientData).digest()])
}

/** The public key as COSE has it (RFC 9053, 2.1 and 7.1.1): an ES256 key on P-256. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const [xBytes, yBytes] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, xBytes],
      [-3, yBytes],
    ]),
  )
}
