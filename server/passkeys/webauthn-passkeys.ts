import type { Passkeys } from '../domain/ports/passkeys.js'
import type { Passkey } from '../domain/second-factors.js'
import { challengeIn, readMadeAnswer, readSignedAnswer, type MadeAnswer, type SignedAnswer } from './passkey-answer.js'

/** ES256, RS256 and EdDSA: what every device has one of, and Node 20 verifies (COSE numbers, RFC 9053). */
const ALGORITHMS = [-7, -257, -8]

/** How long a browser waits for the finger, in milliseconds. */
const TIMEOUT_MS = 5 * 60_000

/** Ids of accounts are 16 bytes. */
const OWNER = /^[0-9a-f]{32}$/

/** Loaded when a passkey is first needed: it takes a command a third of a second, and 26 MB. */
const library = () => import('@simplewebauthn/server')

/** Passkeys by the rules of WebAuthn; the site is the host of `publicUrl`, and only pages of its origin count. */
export function createWebauthnPasskeys({ publicUrl }: { publicUrl: string }): Passkeys {
  const { origin, hostname: rpID } = new URL(publicUrl)
  return {
    async askToMake({ owner, challenge, known }) {
      const { generateRegistrationOptions } = await library()
      const options = await generateRegistrationOptions({
        rpName: owner.unitName,
        rpID,
        userID: new Uint8Array(Buffer.from(owner.id, 'hex')),
        userName: owner.name,
        userDisplayName: owner.name,
        challenge,
        timeout: TIMEOUT_MS,
        attestationType: 'none',
        excludeCredentials: known.map(named),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: ALGORITHMS,
      })
      return { ...options }
    },

    async askToSign({ challenge, allowed }) {
      const { generateAuthenticationOptions } = await library()
      const options = await generateAuthenticationOptions({
        rpID,
        challenge,
        timeout: TIMEOUT_MS,
        userVerification: 'required',
        ...(allowed && { allowCredentials: allowed.map(named) }),
      })
      return { ...options }
    },

    readMade(text) {
      const answer = readMadeAnswer(text)
      const challenge = answer && challengeIn(answer)
      if (answer === undefined || challenge === undefined) return undefined
      return { challenge, verify: () => orNothing(() => verifyMade(answer, { origin, rpID, challenge })) }
    },

    readSigned(text) {
      const answer = readSignedAnswer(text)
      const challenge = answer && challengeIn(answer)
      if (answer === undefined || challenge === undefined) return undefined
      const owner = Buffer.from(answer.response.userHandle ?? '', 'base64url').toString('hex')
      return {
        challenge,
        id: answer.id,
        owner: OWNER.test(owner) ? owner : undefined,
        verify: (passkey) => orNothing(() => verifySigned(answer, passkey, { origin, rpID, challenge })),
      }
    },
  }
}

/** What has to be right. */
interface Expected {
  origin: string
  rpID: string
  /** Before a browser has written it in base64url. */
  challenge: string
}

async function verifyMade(answer: MadeAnswer, { origin, rpID, challenge }: Expected) {
  const [{ verifyRegistrationResponse }, { decodeAttestationObject }] = await Promise.all([
    library(),
    import('@simplewebauthn/server/helpers'),
  ])
  const { attestationObject, transports } = answer.response
  const attestation = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')))
  // a certificate names an address to ask whether it was revoked, and the library would ask there: we have asked for none
  if (!(attestation.get('fmt') === 'none' || (attestation.get('fmt') === 'packed' && !hasCertificate(attestation))))
    return undefined
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { ...answer, clientExtensionResults: {} },
    expectedChallenge: Buffer.from(challenge).toString('base64url'),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  })
  if (!verified) return undefined
  const { id, publicKey, counter } = registrationInfo.credential
  // what it signs with later is looked up by this id
  if (id !== answer.id) return undefined
  return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports }
}

async function verifySigned(
  answer: SignedAnswer,
  { id, publicKey }: Pick<Passkey, 'id' | 'publicKey'>,
  { origin, rpID, challenge }: Expected,
) {
  const { verifyAuthenticationResponse } = await library()
  const { clientDataJSON, authenticatorData, signature } = answer.response
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...answer, response: { clientDataJSON, authenticatorData, signature }, clientExtensionResults: {} },
    expectedChallenge: Buffer.from(challenge).toString('base64url'),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    // the library looks at the counter before the signature: the caller does after it
    credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
  })
  return verified && id === answer.id ? { counter: authenticationInfo.newCounter } : undefined
}

function hasCertificate(attestation: { get(key: 'attStmt'): { get(key: 'x5c'): unknown } }): boolean {
  return attestation.get('attStmt').get('x5c') !== undefined
}

function named({ id, transports }: Pick<Passkey, 'id' | 'transports'>): { id: string; transports: string[] } {
  return { id, transports }
}

/** The library throws at everything that is not right, and at bytes that are none of what they should be. */
async function orNothing<T>(verify: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await verify()
  } catch {
    return undefined
  }
}
