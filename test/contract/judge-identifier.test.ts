import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judgeIdentifier, type MeantKind } from '../../contract/judge-identifier.js'
import { readIdentifier } from '../../server/domain/identifiers/identifier.js'
import { generateSubstituteId } from '../../server/domain/identifiers/substitute-id.js'
import { PASTED } from './pasted-identifiers.js'

const SOUND = [
  'jan',
  'ab',
  'JKowalski',
  'j.kowalski-2',
  '1234567u',
  '601234567',
  '2014_15',
  'Łucja@Example.PL',
  'jan@łódź.pl',
  "o'connor@szkola.pl",
  'jan+szkola@x-y.example.org',
  'jan@szkola.museum',
  '44051401359',
  '440514 01359',
  '440514-01359',
  '7K3H-0P9T-4M1X-6C89',
  '7k3h 0p9t 4m1x 6c89',
  '7к3н-0р9т-4м1х-6с89',
  'technik-chemik-ktp',
  ...Object.values(PASTED).map(([typed]) => typed),
]

const NOBODYS: Record<string, MeantKind> = {
  'ewa@gmail,com': 'email',
  'ewa@gmail com': 'email',
  'ewa@ @gmail.com': 'email',
  'ewa nowak@gmail.com': 'email',
  'a@x.pl, b@x.pl': 'email',
  'ewa@x.pl/skrzynka': 'email',
  '440514 01358': 'pesel',
  '440514 0135': 'pesel',
  '44 05 14 013 599': 'pesel',
  '7k3h 0p9t 4m1x 6c88': 'substitute',
  '7k3h 0p9t 4m1x 6c8': 'substitute',
  '7k3h 0p9t 4m1x 6a89': 'substitute',
  'Maria Nowak': 'login',
  'jan#kowalski': 'login',
  '?': 'login',
  '<>': 'login',
}

const DOUBTFUL: Record<string, MeantKind> = {
  'maria.nowak@': 'email',
  '@gmail.com': 'email',
  'maria.nowak@gmail': 'email',
  'maria.nowak@gmail.': 'email',
  'maria.nowak@gmail..com': 'email',
  'maria.nowak@gmail.c': 'email',
  'maria@nowak@gmail.com': 'email',
  '44051401358': 'pesel',
  '4405140135': 'pesel',
  '440514013599': 'pesel',
  '440514-01358': 'pesel',
  '7K3H-0P9T-4M1X-6C88': 'substitute',
  '7K3H0P9T4M1X6C88': 'substitute',
  '7K3H-0P9T-4M1X-6C8': 'substitute',
  '7K3H-0P9T-4M1X-6A89': 'substitute',
  x: 'login',
  ł: 'login',
  'jan.': 'login',
  '-jan': 'login',
}

/** Whether the server finds anybody at all whom a text may name. */
const isAnybodys = (typed: string): boolean =>
  Object.values(readIdentifier(typed)).some((reading) => reading !== undefined)

describe('a typed identifier, judged by its looks', () => {
  for (const typed of SOUND)
    it(`is sound: ${typed}`, () => {
      assert.deepEqual(judgeIdentifier(typed), { verdict: 'sound' })
      assert.ok(isAnybodys(typed))
    })

  for (const [typed, meant] of Object.entries(NOBODYS))
    it(`is nobody’s: ${typed}`, () => {
      assert.deepEqual(judgeIdentifier(typed), { verdict: 'nobodys', meant })
      assert.ok(!isAnybodys(typed))
    })

  for (const [typed, meant] of Object.entries(DOUBTFUL))
    it(`may be a login, and looks mistyped: ${typed}`, () => {
      assert.deepEqual(judgeIdentifier(typed), { verdict: 'doubtful', meant })
      const { login, ...others } = readIdentifier(typed)
      assert.ok(login !== undefined && Object.values(others).every((reading) => reading === undefined))
    })

  it('is never called nobody’s where the server would look somebody up', () => {
    const alphabet = ['a', 'ż', '0', '9', '@', '.', ',', '-', ' ', '_', '+', "'", '‹', '>', '\u200b', 'mailto:', 'x.pl']
    let seed = 1
    const next = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most
    for (let times = 0; times < 20_000; times++) {
      const typed = Array.from({ length: 1 + next(12) }, () => alphabet[next(alphabet.length)]).join('')
      if (judgeIdentifier(typed).verdict === 'nobodys') assert.ok(!isAnybodys(typed), JSON.stringify(typed))
    }
  })

  it('is sound as a substitute identifier, and no more so once a symbol of it is wrong', () => {
    for (let times = 0; times < 500; times++) {
      const id = generateSubstituteId()
      assert.deepEqual(judgeIdentifier(id), { verdict: 'sound' })
      const wrong = `${id.slice(0, 7)}${id[7] === 'K' ? 'H' : 'K'}${id.slice(8)}`
      assert.deepEqual(judgeIdentifier(wrong), { verdict: 'doubtful', meant: 'substitute' })
    }
  })

  it('takes no time, however long it is', () => {
    const began = performance.now()
    for (const part of ['<', '"', 'a', '@', '.', ' -', '\u200b', 'login:', 'a.', 'mailto:'])
      for (const times of [20, 100_000]) judgeIdentifier(part.repeat(times))
    assert.ok(performance.now() - began < 1_000)
  })
})
