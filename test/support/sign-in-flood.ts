import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { signInOnPage, type PageAnswer } from './panel.js'
import type { TestServer } from './test-server.js'

/** Somebody with a whole IPv6 line who signs in to the panel by logins that nobody has. */
export interface SignInFlood {
  /** How many of which answers came so far. */
  answers: Partial<Record<PageAnswer['outcome'], number>>
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>
}

/** One try from one of the line's 256 networks /64. The server has to trust 127.0.0.1 as a proxy. */
export async function tryStrange(server: TestServer, n: number, unit = 'przykladowo'): Promise<PageAnswer['outcome']> {
  const { outcome } = await signInOnPage(
    server,
    { identifier: randomUUID(), password: randomUUID() },
    { unit, headers: { 'x-forwarded-for': `2001:db8:bad:${(n % 256).toString(16)}::1` } },
  )
  return outcome
}

/** Goes on until it is stopped, however long the answers take. */
export function floodSignIns(server: TestServer, { perSecond }: { perSecond: number }): SignInFlood {
  const answers: Partial<Record<PageAnswer['outcome'], number>> = {}
  const underWay = new Set<Promise<void>>()
  let isOn = true
  const count = (outcome: PageAnswer['outcome']): void => {
    answers[outcome] = (answers[outcome] ?? 0) + 1
  }
  const flooding = (async () => {
    for (let n = 0; isOn; n++) {
      const one = tryStrange(server, n).then(count)
      underWay.add(one)
      void one.finally(() => underWay.delete(one))
      await sleep(1_000 / perSecond)
    }
  })()
  return {
    answers,
    async stop() {
      isOn = false
      await flooding
      await Promise.all(underWay)
    },
  }
}
