import assert from 'node:assert/strict'
import { sign, webcrypto } from 'node:crypto'
import { describe, it } from 'node:test'
// first: it brings the polyfill that the next one asks for
import '@simplewebauthn/server'
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509'
import { createWebauthnPasskeys } from '../../../server/passkeys/webauthn-passkeys.js'
import { randomId } from '../../../server/domain/random-id.js'
import type { Cbor } from '../../support/cbor.js'
import { softwareAuthenticator, type Attestation, type Deviation } from '../../support/software-authenticator.js'

const publicUrl = 'https://konto.przykladowo.example:8443'
const passkeys = createWebauthnPasskeys({ publicUrl })
const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** What the server makes of a new passkey. */
async function made(deviation: Deviation) {
  const owner = { id: randomId(), name: 'anna', unitName: 'Gmina' }
  const options = await passkeys.askToMake({ owner, challenge: 'abc', known: [] })
  const claim = passkeys.readMade(softwareAuthenticator(publicUrl).make(options, deviation))
  assert.equal(claim?.challenge, 'abc')
  return claim.verify()
}

const packed = (attStmt: [string, Cbor][]): Attestation => ({ fmt: 'packed', attStmt: new Map(attStmt) })

describe('passkeys by WebAuthn', () => {
  it('are of the host of PUBLIC_URL, whatever its port', async () => {
    const { rpId } = await passkeys.askToSign({ challenge: 'abc', allowed: undefined })
    assert.equal(rpId, 'konto.przykladowo.example')
    assert.ok(await made({}))
  })

  it('may attest by themselves, as some devices do though nobody asks', async () => {
    const attest = (signed: Buffer, key: Parameters<typeof sign>[2]): Attestation =>
      packed([
        ['alg', -7],
        ['sig', sign('sha256', signed, key)],
      ])
    assert.ok(await made({ attest }))
    const forged = (): Attestation =>
      packed([
        ['alg', -7],
        ['sig', Buffer.alloc(70)],
      ])
    assert.equal(await made({ attest: forged }), undefined)
  })

  it('with a certificate are not taken, good as it is: to judge it, its issuer would be asked over the network', async () => {
    const keys = await webcrypto.subtle.generateKey(ES256, true, ['sign', 'verify'])
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: 'C=PL, O=Przyklad, OU=Authenticator Attestation, CN=Przyklad',
      keys,
      signingAlgorithm: ES256,
      extensions: [new BasicConstraintsExtension(false)],
    })
    const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
    const key = { key: pkcs8, format: 'der', type: 'pkcs8' } as const
    const attest = (signed: Buffer): Attestation =>
      packed([
        ['alg', -7],
        ['sig', sign('sha256', signed, key)],
        ['x5c', [Buffer.from(certificate.rawData)]],
      ])
    assert.equal(await made({ attest }), undefined)
  })
})
