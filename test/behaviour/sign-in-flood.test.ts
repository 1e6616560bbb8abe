import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { employ, givePassword, signInOnPage } from '../support/panel.js'
import { tryStrange } from '../support/sign-in-flood.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD, SCHOOL, ticketFor } from '../support/walk.js'

/** Tries at once. */
const FLOOD = 150

/** Hashes of the flood that may end while one of somebody else waits and is made: the one under way, and one beside it. */
const MOST_BETWEEN = 3

describe('a hundred and fifty sign-ins at once from one IPv6 line', () => {
  let server: TestServer
  let strangers = 0
  /** Hashes of the flood that ended while one of somebody else waited and was made. */
  let between = 0
  before(async () => {
    server = await startTestServer({
      units: [testUnit(), testUnit({ id: 'obok' })],
      env: { trustedProxies: ['127.0.0.1'] },
    })
    await enter(server, { login: 'marek' }, 'obok')
    await givePassword(server, 'marek', { unit: 'obok' })
    await enter(server, { login: 'ola' })
    await givePassword(server, 'ola')
    await employ(server, { login: 'sekretariat', role: 'office' })
    // logins that nobody has are compared with nothing; only the flood types such
    const { hasher } = server.services
    const watched = async <T>(act: () => Promise<T>): Promise<T> => {
      const start = strangers
      const result = await act()
      between = strangers - start
      return result
    }
    server.services.hasher = {
      hash: (...what) => watched(() => hasher.hash(...what)),
      verify: (...what) => watched(() => hasher.verify(...what)),
      async verifyNothing(...what) {
        const no = await hasher.verifyNothing(...what)
        strangers += 1
        return no
      },
    }
  })
  after(() => server.stop())

  /** Acts as somebody else amid the flood: of their hash nothing but a few of the flood's may come before. */
  async function amidFlood(act: () => Promise<unknown>): Promise<{ refused: number }> {
    strangers = 0
    between = Infinity
    const flood = Promise.all(Array.from({ length: FLOOD }, (_, n) => tryStrange(server, n)))
    while (strangers < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    await act()
    const statuses = await flood
    assert.ok(strangers >= 30, `${strangers} hashes of the flood`)
    assert.ok(between <= MOST_BETWEEN, `${between} of ${strangers}`)
    return { refused: statuses.filter((outcome) => outcome === 'busy').length }
  }

  it('are in nobody’s way who signs in by a system, of the same unit or another [85]', async () => {
    for (const [unit, login] of [
      ['obok', 'marek'],
      ['przykladowo', 'ola'],
    ] as const) {
      await amidFlood(async () => {
        const { accounts } = clientFor(server, { unit, headers: SCHOOL })
        assert.equal((await accounts.verify.mutate({ login, password: PASSWORD })).valid, true)
      })
    }
  })

  it('are in nobody’s way who sets a password by a link [85]', async () => {
    await enter(server, { login: 'ewa', email: 'ewa@example.org' })
    const ticket = await ticketFor(server, 'ewa@example.org')
    await amidFlood(() => clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD }))
  })

  it('keep the office of their own unit out neither, and hold no more than their share [84, 85]', async () => {
    const { refused } = await amidFlood(async () => {
      const typed = { identifier: 'sekretariat', password: PASSWORD }
      const { outcome } = await signInOnPage(server, typed, { headers: { 'x-forwarded-for': '198.51.100.7' } })
      assert.equal(outcome, 'in')
    })
    assert.ok(refused >= FLOOD / 2, `${refused} refused`)
  })
})
