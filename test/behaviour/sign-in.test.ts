import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { givePassword } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD, SCHOOL, ticketFor } from '../support/walk.js'

const MAREK = { login: 'Marek', firstName: 'Marek', lastName: 'Żuk' }

describe('signing in', () => {
  let server: TestServer
  before(async () => {
    server = await startTestServer({ units: [testUnit(), testUnit({ id: 'obok', systemKeys: [] })] })
    await enter(server, { login: 'Marek', email: 'marek@example.org', firstName: 'Marek', lastName: 'Żuk' })
    const ticket = await ticketFor(server, 'marek@example.org')
    await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
  })
  after(() => server.stop())

  const verify = (login: string, password: string) =>
    clientFor(server, { headers: SCHOOL }).accounts.verify.mutate({ login, password })

  it('is for holders of the unit’s own key that may verify', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: 'Basic dGVzdA==' },
      { authorization: 'Bearer ' },
    ]) {
      await assert.rejects(
        clientFor(server, { headers }).accounts.verify.mutate({ login: 'marek', password: PASSWORD }),
        {
          message: 'UNAUTHORIZED',
        },
      )
    }
    await assert.rejects(
      clientFor(server, { unit: 'obok', headers: SCHOOL }).accounts.verify.mutate({
        login: 'marek',
        password: PASSWORD,
      }),
      {
        message: 'UNAUTHORIZED',
      },
    )
  })

  it('says who it is', async () => {
    assert.deepEqual(await verify(' marek ', PASSWORD), {
      valid: true,
      account: MAREK,
      accounts: [MAREK],
    })
  })

  it('takes any identifier likewise, and then says whose all it is', async () => {
    const { accounts } = clientFor(server, { headers: SCHOOL })
    for (const login of ['corka', 'syn', 'obca'])
      await enter(server, {
        login,
        email: 'rodzina@example.org',
        firstName: login,
        ...(login === 'syn' && { pesel: '44051401359' }),
      })
    await givePassword(server, 'corka', { password: PASSWORD })
    await givePassword(server, 'syn', { password: PASSWORD })
    await givePassword(server, 'obca', { password: `${PASSWORD} inne` })
    const who = async (identifier: string): Promise<string[]> => {
      const answer = await accounts.verify.mutate({ identifier, password: PASSWORD })
      return answer.valid ? answer.accounts.map(({ login }) => login) : []
    }
    assert.deepEqual(await who('Rodzina@Example.org'), ['corka', 'syn'])
    assert.deepEqual(await who('44051401359'), ['syn'])
    assert.deepEqual(await who('corka'), ['corka'])
    assert.deepEqual(await verify('rodzina@example.org', PASSWORD), { valid: false }, 'a login alone')
    for (const neither of [{}, { identifier: 'corka', login: 'corka' }])
      await assert.rejects(accounts.verify.mutate({ ...neither, password: PASSWORD }), { message: 'INPUT_INVALID' })
  })

  it('says no more than no for a wrong password, an unknown login and an account without a password [100]', async () => {
    await enter(server, { login: 'bez-hasla' })
    for (const login of ['marek', 'nikt', 'bez-hasla', 'not a login at all', '']) {
      assert.deepEqual(await verify(login, 'zupelnie inne haslo'), { valid: false })
    }
  })

  it('slows down after ten wrong passwords, for unknown logins alike, and a new password ends that', async () => {
    await enter(server, { login: 'atakowana', email: 'atakowana@example.org' })
    for (const login of ['atakowana', 'ktos-nieznany']) {
      // the eleventh is the first of those that are let through every few seconds
      for (let wrong = 0; wrong < 11; wrong++)
        assert.deepEqual(await verify(login, `zgaduje haslo ${wrong}`), { valid: false })
      await assert.rejects(verify(login, PASSWORD), (error: { data?: { code?: string; retryAfter?: number } }) => {
        assert.equal(error.data?.code, 'TOO_MANY_REQUESTS')
        assert.ok((error.data.retryAfter ?? 0) > 0 && (error.data.retryAfter ?? 0) <= 10)
        return true
      })
    }
    const ticket = await ticketFor(server, 'atakowana@example.org')
    await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
    assert.equal((await verify('atakowana', PASSWORD)).valid, true)
  })

  it('lets the owner in after ten wrong passwords of somebody else, and forgets them then', async () => {
    assert.equal((await verify('marek', PASSWORD)).valid, true)
    for (let times = 0; times < 3; times++) {
      for (let wrong = 0; wrong < 10; wrong++)
        assert.deepEqual(await verify('marek', `zgaduje haslo ${wrong}`), { valid: false })
      assert.equal((await verify('marek', PASSWORD)).valid, true)
    }
  })

  it('counts guesses made at once as well', async () => {
    const guesses = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) => verify('naraz', `zgaduje haslo ${n}`)),
    )
    assert.equal(guesses.filter((guess) => guess.status === 'fulfilled').length, 11)
  })

  it('goes on with the old password while a mail is being asked for [42]', async () => {
    await ticketFor(server, 'marek@example.org')
    assert.equal((await verify('marek', PASSWORD)).valid, true)
  })
})

describe('a school’s system', () => {
  let server: TestServer
  before(async () => {
    server = await startTestServer()
  })
  after(() => server.stop())
  const school = () => clientFor(server, { headers: SCHOOL }).accounts

  it('adds and changes people by their login', async () => {
    const first = await school().upsert.mutate({
      account: { login: 'ola', email: 'ola@example.org', pesel: '44051401359' },
    })
    assert.equal(first.created, true)
    const second = await school().upsert.mutate({ account: { login: 'ola', firstName: 'Ola' } })
    assert.deepEqual(second, { login: 'ola', substituteId: first.substituteId, created: false })
  })

  it('is told the reason, and never the PESEL', async () => {
    await assert.rejects(
      school().upsert.mutate({ account: { login: 'ela', pesel: '44051401358', email: 'not an address' } }),
      (error: { data?: unknown }) => {
        assert.deepEqual(error.data, { code: 'INPUT_INVALID', httpStatus: 400, reason: 'EMAIL_INVALID PESEL_CHECK' })
        return true
      },
    )
    await assert.rejects(
      school().upsert.mutate({ account: { login: 'ela', pesel: '44051401359' } }),
      (error: { data?: { reason?: string } }) => {
        assert.equal(error.data?.reason, 'PESEL_TAKEN')
        return true
      },
    )
  })

  it('gives a changed PESEL a new key and forgets the old one', async () => {
    await school().upsert.mutate({ account: { login: 'nowy-numer', pesel: '02070803628' } })
    await school().upsert.mutate({ account: { login: 'nowy-numer', pesel: '02211307589' } })
    assert.equal(
      (await school().upsert.mutate({ account: { login: 'inna-osoba', pesel: '02070803628' } })).created,
      true,
    )
  })

  it('cannot disable whom there is not', async () => {
    await assert.rejects(school().disable.mutate({ login: 'nikt' }), { message: 'INPUT_INVALID' })
    assert.deepEqual(await school().disable.mutate({ login: 'OLA' }), { login: 'ola' })
  })

  it('is told nothing without its key', async () => {
    for (const call of [
      () => clientFor(server).accounts.upsert.mutate({ account: { login: 'x' } }),
      () => clientFor(server).accounts.disable.mutate({ login: 'ola' }),
    ]) {
      await assert.rejects(call(), { message: 'UNAUTHORIZED' })
    }
  })
})
