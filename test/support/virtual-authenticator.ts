import type { CDPSession, Page } from 'playwright-core'

/** A device that Chromium makes up: it keeps passkeys, and says at once that its owner is there and is who they are. */
export interface VirtualAuthenticator {
  /** Whether its owner puts a finger on it; else it waits. */
  answer(isAnswering: boolean): Promise<void>
  /** How many passkeys are on it. */
  count(): Promise<number>
}

/** Puts such a device into the browser of a page. */
export async function plugAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    async answer(enabled) {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
    },
    async count() {
      return (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length
    },
  }
}
