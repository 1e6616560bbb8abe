import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  formatSubstituteId,
  generateSubstituteId,
  readSubstituteId,
} from '../../../../server/domain/identifiers/substitute-id.js'

const SYMBOLS = '0123456789CHKMPTX'
/** Fresh ones every time: what is said below holds for every id. */
const ids = Array.from({ length: 200 }, generateSubstituteId)

const read: Record<string, [typed: string, normal: string]> = {
  'as it is printed': ['7K3H-0P9T-4M1X-6C89', '7K3H0P9T4M1X6C89'],
  'its normal form': ['7K3H0P9T4M1X6C89', '7K3H0P9T4M1X6C89'],
  'small letters': ['7k3h-0p9t-4m1x-6c89', '7K3H0P9T4M1X6C89'],
  'spaces instead of dashes': [' 7K3H 0P9T 4M1X 6C89 ', '7K3H0P9T4M1X6C89'],
  'groups of another size, long dashes': ['7K–3H0P9T—4M1X6 C89', '7K3H0P9T4M1X6C89'],
  'full width': ['７Ｋ３Ｈ－０Ｐ９Ｔ－４Ｍ１Ｘ－６Ｃ８９', '7K3H0P9T4M1X6C89'],
  'the letters O, I, Z, S, G, B for digits': ['OIZ3-4SG7-B9CH-KMP7', '0123456789CHKMP7'],
  'the letters o, l, z, s, g, b for digits': ['olz3-4sg7-b9ch-kmp7', '0123456789CHKMP7'],
  'Cyrillic letters that look the same': ['7К3Н-0Р9Т-4М1Х-6С89', '7K3H0P9T4M1X6C89'],
  'small Cyrillic letters': ['7к3н-0р9т-4м1х-6с89', '7K3H0P9T4M1X6C89'],
  'Cyrillic letters for digits': ['ОІ2З-4Ѕ67-В9СН-КМР7', '0123456789CHKMP7'],
  'a zero-width space that came with pasting': ['7K3H0P9T4M1X6C89\u200b', '7K3H0P9T4M1X6C89'],
}

const refused: Record<string, string> = {
  nothing: '',
  'another check symbol': '7K3H-0P9T-4M1X-6C88',
  'a symbol too few': '7K3H-0P9T-4M1X-6C8',
  'a symbol too many': '7K3H-0P9T-4M1X-6C890',
  'a letter that no id has': '7K3H-0P9T-4M1X-6CA9',
  'all zeros': '0000-0000-0000-0000',
  'a PESEL': '44051401359',
  'an address': 'jan@szkola.pl',
  'digits of another script': '٧K3H-0P9T-4M1X-6C89',
  'a name of an object part': '__proto__',
  'half a surrogate pair': '7K3H0P9T4M1X6C8\ud800',
}

describe('readSubstituteId', () => {
  for (const [what, [typed, normal]] of Object.entries(read)) {
    it(`[4] reads: ${what}`, () => assert.equal(readSubstituteId(typed), normal))
  }

  for (const [what, typed] of Object.entries(refused)) {
    it(`refuses: ${what}`, () => assert.equal(readSubstituteId(typed), undefined))
  }

  // the check is linear: whether an error passes depends on its place and size alone, and these are all of them
  it('catches every single wrong symbol', () => {
    for (const id of ids) {
      for (let at = 0; at < id.length; at += 1) {
        for (const symbol of SYMBOLS) {
          const typed = id.slice(0, at) + symbol + id.slice(at + 1)
          assert.equal(readSubstituteId(typed), symbol === id[at] ? id : undefined, `${typed} for ${id}`)
        }
      }
    }
  })

  it('catches every swap of neighbours, and of any other two symbols', () => {
    for (const id of ids) {
      for (let left = 0; left < id.length; left += 1) {
        for (let right = left + 1; right < id.length; right += 1) {
          const symbols = Array.from(id)
          symbols[left] = id.charAt(right)
          symbols[right] = id.charAt(left)
          const typed = symbols.join('')
          assert.equal(readSubstituteId(typed), typed === id ? id : undefined, `${typed} for ${id}`)
        }
      }
    }
  })

  it('catches two neighbours that are wrong by the same step, such as 55 for 44', () => {
    for (const id of ids) {
      for (let at = 0; at < id.length - 1; at += 1) {
        for (let step = 1; step < SYMBOLS.length; step += 1) {
          const wrong = Array.from(
            id.slice(at, at + 2),
            (symbol) => SYMBOLS[(SYMBOLS.indexOf(symbol) + step) % SYMBOLS.length],
          )
          const typed = id.slice(0, at) + wrong.join('') + id.slice(at + 2)
          assert.equal(readSubstituteId(typed), undefined, `${typed} for ${id}`)
        }
      }
    }
  })

  it('catches groups read in a rotated order', () => {
    for (const id of ids) {
      for (const by of [4, 8, 12]) {
        const typed = id.slice(by) + id.slice(0, by)
        assert.equal(readSubstituteId(typed), typed === id ? id : undefined, `${typed} for ${id}`)
      }
    }
  })
})

describe('generateSubstituteId', () => {
  it('makes ids that are read, in their normal form', () => {
    for (const id of ids) {
      assert.match(id, /^[0-9CHKMPTX]{16}$/)
      assert.equal(readSubstituteId(id), id)
    }
  })

  it('makes each of 17 symbols equally likely at each of 15 free places: more than 60 bits', () => {
    assert.ok(SYMBOLS.length ** 15 > 2 ** 60)
    const many = Array.from({ length: 6000 }, generateSubstituteId)
    assert.equal(new Set(many).size, many.length)
    const expected = many.length / SYMBOLS.length
    // seven standard deviations: a fair source strays so far once in a billion runs
    const tolerance = 7 * Math.sqrt(expected)
    for (let at = 0; at < 16; at += 1) {
      for (const symbol of SYMBOLS) {
        const found = many.filter((id) => id[at] === symbol).length
        assert.ok(Math.abs(found - expected) < tolerance, `${symbol} at ${at}: ${found} times`)
      }
    }
  })
})

describe('formatSubstituteId', () => {
  it('shows four groups of four, which are read back', () => {
    assert.equal(formatSubstituteId('7K3H0P9T4M1X6C89'), '7K3H-0P9T-4M1X-6C89')
    for (const id of ids) assert.equal(readSubstituteId(formatSubstituteId(id)), id)
  })
})
