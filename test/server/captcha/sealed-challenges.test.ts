import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { SealedChallenges } from '../../../server/captcha/sealed-challenges.js'
import { Keyring } from '../../../server/domain/keyring.js'
import type { ChallengeKind } from '../../../contract/challenge-kind.js'
import type { WorkParameters, WorkSolution } from '../../../server/domain/ports/challenges.js'

const keyring = new Keyring(randomBytes(32))
let clock = Date.parse('2026-09-01T08:00:00Z')
const challenges = new SealedChallenges({ keyring, now: () => new Date(clock) })

const issue = (kind: ChallengeKind, price = 0.01) =>
  challenges.issue({ unit: 'przykladowo', kind, language: 'pl', price })

async function solve(work: WorkParameters): Promise<WorkSolution> {
  const found = await solveChallenge({ challenge: { parameters: { ...work } }, deriveKey })
  assert.ok(found)
  return { counter: found.counter, derivedKey: found.derivedKey }
}

async function solved(kind: ChallengeKind) {
  const { challenge, work, drawing = '' } = await issue(kind)
  return { challenge, solution: await solve(work), answer: challenges.drawable(drawing)?.answer }
}

const isRight = (challenge: string, solution: WorkSolution, answer?: string): Promise<boolean> => {
  const opened = challenges.open(challenge)
  assert.ok(opened)
  return opened.isSolvedBy(solution, answer)
}

describe('a sealed challenge', () => {
  it('is nothing, to redeem or to draw, with any bit of its text flipped [11]', async () => {
    const { challenge, drawing = '' } = await issue('picture')
    for (const [sealed, open] of [
      [challenge, (text: string) => challenges.open(text)],
      [drawing, (text: string) => challenges.drawable(text)],
    ] as const) {
      const text = Buffer.from(sealed, 'latin1')
      for (let bit = 0; bit < text.length * 8; bit++) {
        const flipped = Buffer.from(text)
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        assert.equal(open(flipped.toString('latin1')), undefined, `bit ${bit}`)
      }
      assert.ok(open(sealed))
    }
  })

  it('is nothing with any bit flipped of what the text stands for: nonce, sealed content, tag [11]', async () => {
    const { challenge } = await issue('work')
    const [version = '', text = ''] = challenge.split('.')
    const bytes = Buffer.from(text, 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      assert.equal(challenges.open(`${version}.${flipped.toString('base64url')}`), undefined, `bit ${bit}`)
    }
  })

  it('is nothing when cut, lengthened or put together from two', async () => {
    const [one, other] = [(await issue('work')).challenge, (await issue('picture')).challenge]
    for (let length = 0; length < one.length; length++)
      assert.equal(challenges.open(one.slice(0, length)), undefined, `${length}`)
    for (const broken of [`${one}A`, `${one}=`, ` ${one}`, `${one}.`, `${one}.${other}`, one + other])
      assert.equal(challenges.open(broken), undefined)
    for (const half of [20, 100, 300])
      assert.equal(challenges.open(one.slice(0, half) + other.slice(half)), undefined, `${half}`)
  })

  it('is nothing on a server with another key', async () => {
    const stranger = new SealedChallenges({ keyring: new Keyring(randomBytes(32)), now: () => new Date(clock) })
    const { challenge, drawing = '' } = await issue('picture')
    assert.equal(stranger.open(challenge), undefined)
    assert.equal(stranger.drawable(drawing), undefined)
  })

  it('is redeemed by a server whose first SECRET_KEY is another one already, or still [97]', async () => {
    const [one, other] = [randomBytes(32), randomBytes(32)]
    const [mine, theirs] = [new Keyring(one, other), new Keyring(other, one)].map(
      (ring) => new SealedChallenges({ keyring: ring, now: () => new Date(clock) }),
    )
    const issued = await mine?.issue({ unit: 'przykladowo', kind: 'work', language: 'pl', price: 0.01 })
    assert.ok(issued)
    const solution = await solve(issued.work)
    assert.equal(await theirs?.open(issued.challenge)?.isSolvedBy(solution, undefined), true)
  })

  it('of each kind wants the answer of its own: nothing typed, another’s answer, an answer where there is none', async () => {
    const [picture, sound, work] = [await solved('picture'), await solved('sound'), await solved('work')]
    assert.equal(work.answer, undefined)
    const answers = { picture: picture.answer, sound: sound.answer, none: undefined, empty: '' }
    for (const [kind, { challenge, solution }] of Object.entries({ picture, sound, work })) {
      const right = kind === 'work' ? ['none', 'empty'] : [kind]
      for (const [name, answer] of Object.entries(answers)) {
        const verdict = await isRight(challenge, solution, answer)
        assert.equal(verdict, right.includes(name), `${kind} answered with ${name}`)
      }
    }
  })

  it('takes an answer in whatever case and spacing, and in Cyrillic letters that look the same', async () => {
    const cyrillic = { A: 'А', C: 'С', E: 'Е', H: 'Н', J: 'Ј', K: 'К', M: 'М', P: 'Р', T: 'Т', X: 'Х', Y: 'У', 3: 'З' }
    const seen = new Set<string>()
    while (seen.size < Object.keys(cyrillic).length) {
      const { challenge, solution, answer = '' } = await solved('picture')
      for (const sign of answer) if (sign in cyrillic) seen.add(sign)
      const typed = Array.from(answer, (sign) => (cyrillic as Record<string, string>)[sign] ?? sign).join('')
      for (const spelling of [typed, typed.toLowerCase(), ` ${answer.toLowerCase().split('').join(' ')}`])
        assert.equal(await isRight(challenge, solution, spelling), true, `${spelling} for ${answer}`)
      assert.equal(await isRight(challenge, solution, typed.replace(/.$/u, 'Ж')), false)
    }
  })

  it('takes no solution of another challenge, of any kind', async () => {
    const all = [await solved('picture'), await solved('picture'), await solved('sound'), await solved('work')]
    for (const [n, { challenge, answer }] of all.entries()) {
      for (const [m, { solution }] of all.entries())
        assert.equal(await isRight(challenge, solution, answer), n === m, `${n} with the solution of ${m}`)
    }
  })

  it('takes no solution of eased work: a shorter prefix, fewer iterations, a shorter key, a known salt', async () => {
    for (const eased of [{}, { cost: 1 }, { keyLength: 16 }, { salt: '00'.repeat(16) }]) {
      const { challenge, work } = await issue('work')
      // one digit, and not the right one: else the easy solution may happen to be the right one
      const easy = { ...work, ...eased, keyPrefix: work.keyPrefix.startsWith('0') ? '1' : '0' }
      assert.equal(await isRight(challenge, await solve(easy)), false, JSON.stringify(eased))
      assert.equal(await isRight(challenge, await solve(work)), true)
    }
  })

  it('takes no malformed solution, and breaks at none', async () => {
    const { challenge, solution } = await solved('work')
    const { counter, derivedKey } = solution
    const malformed: WorkSolution[] = [
      { counter: counter + 1, derivedKey },
      { counter: counter - 0.5, derivedKey },
      { counter: counter + 2 ** 32, derivedKey },
      { counter: -1, derivedKey },
      { counter: Number.NaN, derivedKey },
      { counter, derivedKey: '' },
      { counter, derivedKey: derivedKey.slice(0, 32) },
      { counter, derivedKey: `${derivedKey}00` },
      { counter, derivedKey: derivedKey.toUpperCase() },
      { counter, derivedKey: derivedKey.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
    ]
    for (const wrong of malformed)
      // a key without a letter is the same in capitals
      assert.equal(await isRight(challenge, wrong), wrong.derivedKey === derivedKey && wrong.counter === counter)
    assert.equal(await isRight(challenge, solution), true)
  })

  it('asks for as much work beside a sound as with no puzzle, in proportion to its price; can be drawn until it expires', async () => {
    const most = async (kind: ChallengeKind, price: number) => (await issue(kind, price)).work.data.max
    assert.deepEqual(
      [await most('picture', 1), await most('sound', 1), await most('work', 1), await most('work', 16)],
      [800, 2_400, 2_400, 38_400],
    )
    const { challenge, drawing = '', expiresAt } = await issue('picture')
    clock = expiresAt.getTime() - 1
    assert.ok(challenges.drawable(drawing))
    clock = expiresAt.getTime()
    assert.equal(challenges.drawable(drawing), undefined)
    assert.ok(challenges.open(challenge), 'it still tells its own expiry from a forgery')
  })
})
