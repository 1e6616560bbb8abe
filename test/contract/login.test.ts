import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readLogin } from '../../contract/login.js'

const read: Record<string, [typed: string, normal: string]> = {
  'a plain login': ['jkowalski', 'jkowalski'],
  'capitals, as a telephone writes them': ['JKowalski', 'jkowalski'],
  'white space around it': [' jkowalski\t', 'jkowalski'],
  'digits alone': ['102030', '102030'],
  'one character': ['x', 'x'],
  'every sign there may be': ['a.b_c-d@e+f', 'a.b_c-d@e+f'],
  'an address as a login': ['Jan@Szkola.PL', 'jan@szkola.pl'],
  'Polish letters': ['ŻółćGęśl', 'żółćgęśl'],
  'Polish letters typed in two parts': ['go\u0301ra', 'góra'],
  'Ukrainian letters': ['ОЛЕНА.Їжак', 'олена.їжак'],
  'a Turkish ı': ['ışık', 'ışık'],
  'full width': ['Ｊａｎ＿１', 'jan_1'],
  '64 characters': ['a'.repeat(64), 'a'.repeat(64)],
  '64 characters that take two code units each': ['𐐨'.repeat(64), '𐐨'.repeat(64)],
  'a name of an object part': ['__proto__', '__proto__'],
  'another one': ['constructor', 'constructor'],
}

const refused: Record<string, string> = {
  nothing: '',
  'white space alone': '  ',
  'a space inside': 'jan kowalski',
  'a hard space inside': 'jan\u00a0kowalski',
  'a line end inside': 'jan\nkowalski',
  NUL: 'jan\0',
  'a zero-width joiner': 'ja\u200dn',
  'a slash': 'szkola/jan',
  'a backslash': 'szkola\\jan',
  'an angle bracket': '<jan>',
  'a query of a database': '{"$gt":""}',
  'a formula of a spreadsheet': '=HYPERLINK("x")',
  'an emoji': 'jan🙂',
  'a mark at the start': '\u0301jan',
  'the Kelvin sign': 'mi\u212ae',
  İ: '\u0130rem',
  '65 characters': 'a'.repeat(65),
}

describe('readLogin', () => {
  for (const [what, [typed, normal]] of Object.entries(read)) {
    it(`[4] reads: ${what}`, () => {
      assert.equal(readLogin(typed), normal)
      assert.equal(readLogin(normal), normal, 'a normal form is its own')
    })
  }

  for (const [what, typed] of Object.entries(refused)) {
    it(`refuses: ${what}`, () => assert.equal(readLogin(typed), undefined))
  }

  it('[3] keeps look-alikes of other scripts apart', () => {
    for (const lookAlike of ['mıke', 'mіke', 'mikе', 'mi\u0307ke']) assert.notEqual(readLogin(lookAlike), 'mike')
  })
})
