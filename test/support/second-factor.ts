import assert from 'node:assert/strict'
import { Secret, TOTP } from 'otpauth'
import type { Account } from '../../server/domain/account.js'
import { beginTotp, confirmTotp } from '../../server/domain/factors/set-up-totp.js'
import { beginPasskey, finishPasskey } from '../../server/domain/factors/add-passkey.js'
import { beginSession } from '../../server/domain/sessions/session.js'
import { clientFor } from './browser-client.js'
import { softwareAuthenticator, type SoftwareAuthenticator } from './software-authenticator.js'
import type { TestServer } from './test-server.js'
import { accountOf, unitOf } from './walk.js'

/** Somebody's telephone: the digits of a moment. */
export interface Telephone {
  digits(at: Date): string
}

/** A telephone that has the secret of a link. */
export function telephoneWith(uri: string): Telephone {
  const secret = Secret.fromBase32(new URL(uri).searchParams.get('secret') ?? '')
  return { digits: (at) => TOTP.generate({ secret, timestamp: at.getTime() }) }
}

/** Sets a TOTP up, as the page does, with the digits of now: the next ones count from the next half minute on. */
export async function setUpTotp(
  server: TestServer,
  login: string,
): Promise<{ account: Account; telephone: Telephone }> {
  const { services } = server
  const unit = unitOf(server)
  const account = await accountOf(server, login)
  const { uri, setup } = beginTotp(services, { unit, account })
  const telephone = telephoneWith(uri)
  const confirmed = await confirmTotp(services, { unit, account, setup, code: telephone.digits(services.now()) })
  assert.ok(confirmed.outcome === 'confirmed')
  return { account: confirmed.account, telephone }
}

/** Adds a passkey, as the page does. */
export async function addPasskey(
  server: TestServer,
  login: string,
  { counts = true, name = '' } = {},
): Promise<{ account: Account; device: SoftwareAuthenticator }> {
  const { services } = server
  const unit = unitOf(server)
  const account = await accountOf(server, login)
  const device = softwareAuthenticator(server.env.publicUrl, { counts })
  const options = await beginPasskey(services, { unit, account })
  assert.ok(options)
  const added = await finishPasskey(services, { unit, account, answer: device.make(options), name })
  assert.ok(added.outcome === 'added')
  return { account: added.account, device }
}

/** The panel's procedures, called by somebody who has shown their second factor. */
export async function panelPastFactor(server: TestServer, login: string) {
  const account = await accountOf(server, login)
  const shown = { unit: unitOf(server), isFactorShown: true }
  const begun = await beginSession(server.services, { ...shown, accounts: [account] })
  const headers = { origin: server.env.publicUrl, cookie: `klucznik-panel=${begun?.token}` }
  return clientFor(server, { headers }).panel
}
