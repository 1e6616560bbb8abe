import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { IDENTIFIER_MAX_LENGTH } from '../../../../contract/field-lengths.js'
import {
  IDENTIFIER_KINDS,
  readIdentifier,
  type IdentifierKind,
} from '../../../../server/domain/identifiers/identifier.js'

const nothing = { email: undefined, pesel: undefined, login: undefined, substitute: undefined }

const read: Record<string, [typed: string, readings: Partial<Record<IdentifierKind, string>>]> = {
  'an address, which may be a login too': ['Jan@Szkola.pl', { email: 'jan@szkola.pl', login: 'jan@szkola.pl' }],
  'an address with signs that no login has': ["o'connor@szkola.pl", { email: "o'connor@szkola.pl" }],
  'an address of a Polish domain, punycode as an address alone': [
    'jan@łódź.pl',
    { email: 'jan@xn--d-uga0v4h.pl', login: 'jan@łódź.pl' },
  ],
  'a PESEL, which may be a login too': ['44051401359', { pesel: '44051401359', login: '44051401359' }],
  'a PESEL with spaces, which is no login': ['440514 01359', { pesel: '44051401359' }],
  'a number that is no PESEL': ['44051401358', { login: '44051401358' }],
  'a login': ['JKowalski', { login: 'jkowalski' }],
  'a substitute identifier with dashes': [
    '7K3H-0P9T-4M1X-6C89',
    { substitute: '7K3H0P9T4M1X6C89', login: '7k3h-0p9t-4m1x-6c89' },
  ],
  'a substitute identifier with spaces': ['7k3h 0p9t 4m1x 6c89', { substitute: '7K3H0P9T4M1X6C89' }],
  'a login that an object has': ['__proto__', { login: '__proto__' }],
  'another login that an object has': ['constructor', { login: 'constructor' }],
  nothing: ['', {}],
  'white space': [' \t\n', {}],
  'a query of a database': ['{"$gt":""}', {}],
  'two addresses': ['jan@szkola.pl,ola@szkola.pl', {}],
  'the Kelvin sign, which no kind has': ['mi\u212ae@szkola.pl', {}],
}

describe('readIdentifier', () => {
  for (const [what, [typed, readings]] of Object.entries(read)) {
    it(`reads: ${what}`, () => assert.deepEqual(readIdentifier(typed), { ...nothing, ...readings }))
  }

  it('says something of every kind, and of nothing else', () => {
    assert.deepEqual(Object.keys(readIdentifier('jan')).toSorted(), [...IDENTIFIER_KINDS].toSorted())
    assert.equal(Object.getPrototypeOf(readIdentifier('__proto__')), Object.prototype)
  })

  it('reads 254 characters at the most', () => {
    assert.equal(IDENTIFIER_MAX_LENGTH, 254)
    const typed = `${'a'.repeat(40)}@${'b.'.repeat(105)}pl`
    assert.equal(typed.length, 253)
    assert.equal(readIdentifier(`a${typed}`).email, `a${typed}`)
    assert.deepEqual(readIdentifier(`aa${typed}`), nothing)
  })

  it('[5] reads 100 kB of anything in no time', () => {
    const fillings = [
      'a',
      ' ',
      '-',
      '@',
      '.',
      '0',
      'a.',
      'a@',
      '-a',
      '\u200b',
      'ı',
      '\u212a',
      '\ufdfa',
      'e\u0301',
      '\ud800',
    ]
    const hostile = fillings.flatMap((filling) => {
      const long = filling.repeat(100_000 / filling.length)
      return [long, `jan@${long}`, `${long}@szkola.pl`, `x${long}x`]
    })
    const before = process.hrtime.bigint()
    for (const typed of hostile) assert.equal(readIdentifier(typed).email, undefined)
    const milliseconds = Number(process.hrtime.bigint() - before) / 1e6
    assert.ok(milliseconds / hostile.length < 20, `${milliseconds} ms for ${hostile.length} texts`)
  })
})
