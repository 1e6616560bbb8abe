import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { foldGrouped } from '../../contract/fold-grouped.js'
import { foldTyped } from '../../contract/fold-typed.js'
import { IDENTIFIER_MAX_LENGTH } from '../../contract/field-lengths.js'

const folded: Record<string, [typed: string, folded: string]> = {
  'ASCII is lowered': ['Jan.Kowalski', 'jan.kowalski'],
  'white space and line ends around it go': [' \t\u00a0\u3000Jan\r\n', 'jan'],
  'a byte order mark in front goes': ['\ufeffjan', 'jan'],
  'Polish letters keep their marks': ['ŻÓŁĆ', 'żółć'],
  'letters typed in two parts become one': ['Zo\u0301łw', 'żółw'.replace('ż', 'z')],
  'a letter that is one only in lower case becomes one': ['J\u030c', 'ǰ'],
  'Ukrainian is lowered': ['ЇЖАК Ґ', 'їжак ґ'],
  'Cyrillic stays Cyrillic': ['Саша', 'саша'],
  'a Turkish ı stays itself': ['mıke', 'mıke'],
  'I is lowered as everywhere but in Turkey': ['IŞIK', 'işik'],
  'full-width ASCII is ASCII': ['ＪＡＮ＠１２', 'jan@12'],
  'an o with a stroke stays itself': ['Øla', 'øla'],
  'ß stays itself': ['Weiß', 'weiß'],
  'names of object parts are words': [' __proto__ ', '__proto__'],
  'digits of other scripts stay theirs': ['٤٤', '٤٤'],
}

const refused: Record<string, string> = {
  'the Kelvin sign, which would become k': 'mi\u212ae',
  'İ, which would become i and a dot': '\u0130rem',
  'a long s': 'ma\u017fk',
  'a ligature': 'o\ufb03ce',
  'mathematical letters': '𝐦𝐢𝐤𝐞',
  'a superscript digit': 'jan²',
  'a circled digit': 'jan①',
  'a small @': 'jan\ufe6bx.pl',
  'an ellipsis': 'jan…x',
  'a Greek question mark, which would become ;': 'jan\u037e',
  'a zero-width space': 'ja\u200bn',
  'a zero-width joiner': 'ja\u200dn',
  'a byte order mark inside': 'ja\ufeffn',
  'a soft hyphen': 'ja\u00adn',
  'a right-to-left override': '\u202ejan',
  'a variation selector': 'jan\ufe0f',
  'a Hangul filler': 'jan\u3164',
  NUL: 'jan\0',
  'a line end inside': 'jan\r\nx',
  DEL: 'jan\x7f',
  'half a surrogate pair': 'jan\ud800',
  'a private character': 'jan\ue000',
  'one character too many': 'a'.repeat(IDENTIFIER_MAX_LENGTH + 1),
}

describe('foldTyped', () => {
  for (const [what, [typed, expected]] of Object.entries(folded)) {
    it(`[4] folds: ${what}`, () => {
      assert.equal(foldTyped(typed), expected)
      assert.equal(foldTyped(expected), expected, 'what is folded stays as it is')
    })
  }

  for (const [what, typed] of Object.entries(refused)) {
    it(`[3] refuses: ${what}`, () => assert.equal(foldTyped(typed), undefined))
  }

  it('[3] turns no character of Unicode into ASCII but ASCII itself and its full width', () => {
    for (let code = 0x80; code <= 0x10ffff; code += 1) {
      if (code >= 0xff01 && code <= 0xff5e) continue
      const read = foldTyped(`a${String.fromCodePoint(code)}a`)
      assert.ok(read === undefined || !/^[!-~]*$/.test(read), `U+${code.toString(16)}`)
    }
  })

  it('measures the length without what stands around it', () => {
    const longest = 'a'.repeat(IDENTIFIER_MAX_LENGTH)
    assert.equal(foldTyped(`   ${longest}   `), longest)
  })
})

describe('foldGrouped', () => {
  const grouped: Record<string, string> = {
    spaces: '12 34 56',
    hyphens: '12-34-56',
    'dashes of any length': '12–34—56',
    'the hyphen that does not break': '12\u201134\u201156',
    'the minus sign': '12−34−56',
    'full-width digits and hyphens': '１２－３４－５６',
    'spaces of any width': '12\u00a034\u202f56\u2003',
    'tabs and line ends': '12\t34\r\n56',
    'invisible marks that came with pasting': '\u206612\u200b34\u00ad56\u2069',
    'a dash at each end': '-123456-',
  }
  for (const [what, typed] of Object.entries(grouped)) {
    it(`[4] drops: ${what}`, () => assert.equal(foldGrouped(typed), '123456'))
  }

  it('refuses what foldTyped refuses', () => {
    for (const typed of ['12²', '12\0', '12\ufe0f', '1 '.repeat(IDENTIFIER_MAX_LENGTH)]) {
      assert.equal(foldGrouped(typed), undefined)
    }
  })
})
