import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  beginPasskeyCheck,
  beginPasskeySignIn,
  finishPasskeySignIn,
} from '../../server/domain/factors/check-passkey.js'
import { checkSecondFactor, type GivenFactor } from '../../server/domain/factors/check-second-factor.js'
import { factorsOf } from '../../server/domain/factors/list-factors.js'
import { makePrintedCodes } from '../../server/domain/factors/make-printed-codes.js'
import { renewKeys } from '../../server/domain/key-keeping/renew-keys.js'
import type { Account } from '../../server/domain/account.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { breakIn, type Intruder, type Row } from '../support/intruder.js'
import { employ, signInToPanel } from '../support/panel.js'
import { addPasskey, panelPastFactor, setUpTotp, type Telephone } from '../support/second-factor.js'
import type { SoftwareAuthenticator } from '../support/software-authenticator.js'
import { accountOf, unitOf } from '../support/walk.js'

eachStore((store) => {
  describe('second factors in the store', () => {
    let server: DrivenServer
    let intruder: Intruder
    let office: { account: Account; telephone: Telephone; device: SoftwareAuthenticator; codes: string[] }
    let thief: typeof office
    before(async () => {
      server = await startDrivenServer({ env: store.env() })
      intruder = await breakIn(server.env)
      const hire = async (login: string, role: 'office' | 'member') => {
        await employ(server, { login, role })
        const { telephone } = await setUpTotp(server, login)
        const { device, account } = await addPasskey(server, login, { counts: false })
        const made = await makePrintedCodes(server.services, { unit: unitOf(server), account })
        assert.ok(made)
        return { account, telephone, device, codes: made.codes }
      }
      office = await hire('sekretariat', 'office')
      thief = await hire('uczen', 'member')
    })
    after(async () => {
      await intruder.close()
      await server.stop()
    })

    const rowOf = (login: string) => intruder.read('accounts', 'login', login)
    const digits = ({ telephone }: typeof office) => {
      server.advance(30_000)
      return telephone.digits(server.services.now())
    }
    const check = async (account: Account, given: GivenFactor) =>
      (await checkSecondFactor(server.services, { unit: unitOf(server), account, given }))?.used
    /** By everything that somebody has. */
    const tryAll = async (account: Account, { device, ...owner }: typeof office) => {
      const options = await beginPasskeyCheck(server.services, { unit: unitOf(server), account })
      const signIn = await beginPasskeySignIn(server.services, unitOf(server))
      const answer = device.sign(signIn, { owner: Buffer.from(account.id, 'hex').toString('base64url') })
      return [
        await check(account, { kind: 'code', code: digits({ device, ...owner }) }),
        await check(account, { kind: 'code', code: owner.codes.shift() ?? '' }),
        options && (await check(account, { kind: 'passkey', answer: device.sign(options, { owner: null }) })),
        (await finishPasskeySignIn(server.services, { unit: unitOf(server), answer }))?.id,
      ]
    }

    const changes: Record<string, (own: Row, other: Row, former: Row) => Partial<Row>> = {
      'those of another account': (_own, { factors }) => ({ factors }),
      'those of another account with its mark': (_own, { factors, mark }) => ({ factors, mark }),
      'its own of before they were used': (_own, _other, { factors }) => ({ factors }),
      'a text': () => ({ factors: 'x' }),
      'a number': () => ({ factors: 7 }),
      'none, so that the password is enough': () => ({ factors: undefined }),
    }
    for (const [what, change] of Object.entries(changes)) {
      it(`are not used when somebody puts ${what} into the office’s document [75]`, async () => {
        const former = await rowOf('sekretariat')
        const last = digits(office)
        const account = await accountOf(server, 'sekretariat')
        assert.equal(await check(account, { kind: 'code', code: last }), 'totp')
        const own = await rowOf('sekretariat')
        const written = { ...own, ...change(own, await rowOf('uczen'), former) }
        if (written['factors'] === undefined) delete written['factors']
        await intruder.write('accounts', written)
        const known = { ...account, ...(typeof written['factors'] === 'string' && { factors: written['factors'] }) }
        for (const owner of [thief, office])
          assert.deepEqual((await tryAll(known, owner)).filter(Boolean), [], 'nobody gets in by it')
        assert.equal(await check(known, { kind: 'code', code: last }), undefined)
        await assert.rejects(signInToPanel(server, 'sekretariat'))
        assert.deepEqual(await rowOf('sekretariat'), written, 'nothing is mended in silence')
        await intruder.write('accounts', own)
        assert.equal(await check(account, { kind: 'code', code: digits(office) }), 'totp')
      })
    }

    it('are all there after the unit’s keys were renewed, and the leaked key opens none of them [97]', async () => {
      const before = await accountOf(server, 'sekretariat')
      const panel = await panelPastFactor(server, 'sekretariat')
      const listed = factorsOf(server.services, before)
      await renewKeys(server.services, 'przykladowo', { wait: async () => {} })
      const after = await accountOf(server, 'sekretariat')
      assert.ok(after.factors?.startsWith(`${server.services.keyring.of('przykladowo').version}.`))
      assert.deepEqual(factorsOf(server.services, after), listed)
      const used = await tryAll(after, office)
      assert.deepEqual(used, ['totp', 'codes', 'passkey', after.id])
      await assert.rejects(panel.me.mutate(), /UNAUTHORIZED/)
      await intruder.write('accounts', { ...(await rowOf('sekretariat')), factors: before.factors })
      await assert.rejects(accountOf(server, 'sekretariat'), /is not known/)
    })
  })
})
