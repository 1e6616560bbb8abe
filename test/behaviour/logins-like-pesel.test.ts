import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readRow, RowRefused } from '../../server/domain/accounts/account-row.js'
import { judgeRow } from '../../server/domain/accounts/judge-row.js'
import { clientFor } from '../support/browser-client.js'
import { startTestServer, type TestServer } from '../support/test-server.js'
import { accountOf, enter, SCHOOL, unitOf } from '../support/walk.js'

describe('a new login that is nearly a PESEL', () => {
  let server: TestServer
  before(async () => {
    server = await startTestServer()
    await enter(server, { login: 'ewa' })
  })
  after(() => server.stop())

  const upsert = (login: string) =>
    clientFor(server, { headers: SCHOOL }).accounts.upsert.mutate({ account: { login, firstName: 'Jan' } })

  for (const [what, login] of [
    ['with a wrong digit', '44051401358'],
    ['with a date that no calendar has', '02381307589'],
    ['without the zero that a spreadsheet has dropped', '2070803628'],
  ] as const)
    it(`is refused, with nothing of it repeated: ${what}`, async () => {
      await assert.rejects(upsert(login), (error: { data?: { code?: string; reason?: string } }) => {
        assert.deepEqual([error.data?.code, error.data?.reason], ['INPUT_INVALID', 'LOGIN_IS_PESEL'])
        assert.ok(!JSON.stringify(error).includes(login))
        return true
      })
    })

  for (const login of ['601234567', '1234567u', '2070803627', '440514013590', 'jan44051401'])
    it(`is none of these: ${login}`, async () => {
      assert.equal((await upsert(login)).created, true)
    })

  it('stays with whoever has it from before', async () => {
    const read = readRow({ login: '44051401358', firstName: 'Jan' })
    const known = await accountOf(server, 'ewa')
    const row = { unit: unitOf(server), read, role: undefined }
    const judge = (from: typeof known | undefined) =>
      judgeRow(server.services, { ...row, known: from }, { compares: true, isStored: false })
    await judge(known)
    await assert.rejects(judge(undefined), RowRefused)
  })
})
