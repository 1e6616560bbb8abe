import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { answerTo, clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { askedCharacters, employ, givePassword, sendSignIn } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD, ticketFor } from '../support/walk.js'

const pairOf = (setCookie = ''): string => setCookie.split(';')[0] ?? ''
const PAGE = '/jst/przykladowo/sign-in?to=panel&lang=pl'
const MINUTE = 60_000

eachStore((store) => {
  describe('the page where one signs in, after wrong passwords', () => {
    let server: TestServer
    let ahead = 0
    /** argon2 runs so far. */
    let runs = 0
    let host = 1
    before(async () => {
      server = await startTestServer({
        units: [testUnit(), testUnit({ id: 'obok' })],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
        now: () => new Date(Date.now() + ahead),
      })
      const { hasher } = server.services
      server.services.hasher = {
        hash: (...what) => hasher.hash(...what),
        verify: (...what) => ((runs += 1), hasher.verify(...what)),
        verifyNothing: (...what) => ((runs += 1), hasher.verifyNothing(...what)),
      }
      for (const login of ['ala', 'ola', 'ela', 'iza']) await employ(server, { login, role: 'office' })
      await enter(server, { login: 'bez.hasla' })
    })
    after(() => server.stop())

    /** A network that nobody has been in. */
    const newAddress = (): string => `198.51.${host++}.7`
    const send = (
      identifier: string,
      { password = 'zgaduje', address = newAddress(), cookie = '', ...asked }: Record<string, string> = {},
    ) => sendSignIn(server, { identifier, password, ...asked }, { headers: { 'x-forwarded-for': address, cookie } })
    const outcomes = async (count: number, ...what: Parameters<typeof send>): Promise<string[]> => {
      const found: string[] = []
      for (let n = 0; n < count; n++) found.push((await send(...what)).outcome)
      return found
    }
    const wrongTimes = (count: number) => Array<string>(count).fill('wrong')
    const page = async (address: string, cookie = ''): Promise<string> =>
      (await fetch(server.url + PAGE, { headers: { 'x-forwarded-for': address, cookie } })).text()
    const asked = async (address: string) => {
      const found = await askedCharacters(server, PAGE, { 'x-forwarded-for': address })
      assert.ok(found)
      return found
    }

    it('asks for characters of a picture after three of a network, whoever it tries next', async () => {
      const address = newAddress()
      assert.doesNotMatch(await page(address), /<img/)
      for (const login of ['ala', 'nikt', 'bez.hasla']) assert.equal((await send(login, { address })).outcome, 'wrong')
      const html = await page(address)
      assert.match(html, /<img src="\/captcha\/picture\/[\w.-]+" width="200" height="70" alt="Obrazek ze znakami/)
      assert.match(html, /<a href="\/captcha\/sound\/[\w.-]+" target="_blank">Odsłuchaj cyfry/)
      assert.match(html, /<label for="characters">Autoryzacja operacji<\/label>/)
      assert.equal(html.match(/<script/g)?.length, 1, 'for passkeys alone')
      for (const kind of ['picture', 'sound']) {
        const [path = ''] = new RegExp(`/captcha/${kind}/[^"]+`).exec(html) ?? []
        assert.equal((await fetch(server.url + path)).status, 200)
      }
      const start = runs
      for (const login of ['ola', 'nikt.inny'])
        assert.equal((await send(login, { address, password: PASSWORD })).outcome, 'characters')
      assert.equal(runs, start, 'nothing is compared')
      assert.equal((await send('ola', { address, password: PASSWORD, ...(await asked(address)) })).outcome, 'in')
    })

    it('asks likewise for an identifier, from wherever, known or not, and whatever the password [100]', async () => {
      for (const login of ['ela', 'nikt.taki', 'bez.hasla']) {
        for (let n = login === 'bez.hasla' ? 1 : 0; n < 3; n++) assert.equal((await send(login)).outcome, 'wrong')
        const [right, wrong] = [await send(login, { password: PASSWORD }), await send(login)]
        assert.deepEqual([right.outcome, wrong.outcome], ['characters', 'characters'], login)
        assert.equal(right.location, wrong.location)
        const html = await page(newAddress(), pairOf(right.setTyped))
        assert.match(html, new RegExp(`name="identifier"[^>]* value="${login}"`))
        assert.match(html, /<img src="\/captcha\/picture\//)
      }
      assert.doesNotMatch(await page(newAddress()), /<img/, 'nobody else')
    })

    it('takes the digits of the sound in their place, and either once', async () => {
      const address = newAddress()
      await outcomes(3, 'nikt.a', { address })
      const html = await page(address)
      const [, sound = ''] = /name="sound" value="([^"]+)"/.exec(html) ?? []
      const [, drawing = ''] = /href="(\/captcha\/sound\/[^"]+)"/.exec(html) ?? []
      const heard = { picture: '', sound, characters: answerTo(server, drawing).split('').join(' ') }
      assert.equal((await send('nikt.b', { address, ...heard })).outcome, 'wrong')
      assert.equal((await send('nikt.b', { address, ...heard })).outcome, 'characters-wrong')
      const seen = await asked(address)
      const tries = await Promise.all(Array.from({ length: 20 }, () => send('nikt.c', { address, ...seen })))
      assert.equal(tries.filter(({ outcome }) => outcome === 'wrong').length, 1)
    })

    it('takes no wrong characters, none of another unit, none that are late, and spends what it compared', async () => {
      const address = newAddress()
      await outcomes(3, 'nikt.d', { address })
      const start = runs
      const first = await asked(address)
      assert.equal((await send('ala', { address, ...first, characters: 'AAAAA' })).outcome, 'characters-wrong')
      assert.equal((await send('ala', { address, ...first })).outcome, 'characters-wrong')
      for (const absurd of ['', 'x', 'x'.repeat(4_000)])
        assert.equal((await send('ala', { address, ...first, picture: absurd })).outcome, 'characters-wrong')
      const sealed = await server.services.challenges.issue({ unit: 'obok', kind: 'picture', language: 'pl', price: 1 })
      const characters = answerTo(server, sealed.drawing ?? '')
      assert.equal((await send('ala', { address, picture: sealed.challenge, characters })).outcome, 'characters-wrong')
      // work alone is asked for where there are scripts
      const work = await server.services.challenges.issue({
        unit: 'przykladowo',
        kind: 'work',
        language: 'pl',
        price: 1,
      })
      for (const answer of ['-', 'x'])
        assert.equal(
          (await send('ala', { address, picture: work.challenge, sound: work.challenge, characters: answer })).outcome,
          'characters-wrong',
        )
      const late = await asked(address)
      ahead = 14 * MINUTE
      try {
        assert.equal((await send('ala', { address, ...late })).outcome, 'characters-wrong')
      } finally {
        ahead = 0
      }
      assert.equal(runs, start)
    })

    it('never asks a browser that is known, and keeps its owner out by nothing that strangers do [81]', async () => {
      const cookie = pairOf((await send('iza', { password: PASSWORD })).setBrowser)
      const address = newAddress()
      assert.deepEqual(await outcomes(3, 'iza', { address }), wrongTimes(3))
      assert.equal((await send('iza', { address })).outcome, 'characters')
      assert.doesNotMatch(await page(address, cookie), /<img/)
      assert.deepEqual(await outcomes(5, 'iza', { address, cookie }), wrongTimes(5))
      assert.equal((await send('iza', { address, cookie, password: PASSWORD })).outcome, 'in')
      assert.equal((await send('ala', { address, cookie })).outcome, 'characters', 'known for somebody else')
    })

    it('asks a browser that is known once it has used up its own tries: it is like any other then [81]', async () => {
      await employ(server, { login: 'pola', role: 'office' })
      const { setBrowser } = await send('pola', { password: PASSWORD })
      const [address, cookie] = [newAddress(), pairOf(setBrowser)]
      assert.deepEqual(await outcomes(10, 'pola', { address, cookie }), wrongTimes(10))
      assert.deepEqual(await outcomes(3, 'pola', { address, cookie }), wrongTimes(3), 'as a browser of that network')
      assert.equal((await send('pola', { address, cookie })).outcome, 'characters')
    })

    it('shows another picture with what was typed, when asked to', async () => {
      const address = newAddress()
      await outcomes(3, 'nikt.e', { address })
      const again = await send('nikt.e', { address, again: '1' })
      const html = await page(address, pairOf(again.setTyped))
      assert.match(html, /name="identifier"[^>]* value="nikt\.e"/)
      assert.match(html, /name="again">Zmień próbkę/)
      assert.ok(html.indexOf('name="again"') > html.indexOf('>Zaloguj się</button>'), 'Enter signs in')
    })

    it('asks no more for an identifier whose owner has set a new password', async () => {
      await enter(server, { login: 'ewa', email: 'ewa@example.org' })
      for (const identifier of ['ewa', 'ewa@example.org', 'nikt.f'])
        for (let n = 0; n < 3; n++) assert.equal((await send(identifier)).outcome, 'wrong')
      assert.equal((await send('ewa', { password: PASSWORD })).outcome, 'characters')
      const ticket = await ticketFor(server, 'ewa@example.org')
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      for (const identifier of ['ewa', 'ewa@example.org'])
        assert.equal((await send(identifier, { password: PASSWORD })).outcome, 'in')
      assert.equal((await send('nikt.f', { password: PASSWORD })).outcome, 'characters')
    })
  })

  describe('a small limit of challenges', () => {
    it('makes whoever takes too many wait, and says so', async () => {
      const server = await startTestServer({
        units: [testUnit({ limits: { perAddress: '6/600' } })],
        env: store.env(),
      })
      try {
        await enter(server, { login: 'marek' })
        await givePassword(server, 'marek')
        for (let n = 0; n < 3; n++) await sendSignIn(server, { identifier: 'nikt', password: 'zgaduje' })
        const statuses: number[] = []
        for (let n = 0; n < 7; n++) statuses.push((await fetch(server.url + PAGE)).status)
        assert.deepEqual(statuses, [200, 200, 200, 200, 200, 200, 429])
      } finally {
        await server.stop()
      }
    })
  })
})
