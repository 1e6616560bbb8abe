import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readEmail } from '../../../../server/domain/identifiers/email.js'

const read: Record<string, [typed: string, normal: string]> = {
  'a plain address': ['jan.kowalski@szkola.pl', 'jan.kowalski@szkola.pl'],
  'capitals, as a telephone writes them': ['Jan.Kowalski@Szkola.PL', 'jan.kowalski@szkola.pl'],
  'white space around it': ['\u00a0jan@szkola.pl \r\n', 'jan@szkola.pl'],
  'full width, as an East Asian keyboard types it': ['ｊａｎ＠ｓｚｋｏｌａ．ｐｌ', 'jan@szkola.pl'],
  'full stops of an East Asian keyboard in the domain': ['jan@szkola。pl', 'jan@szkola.pl'],
  'a tag, which belongs to the address': ['jan+szkola@szkola.pl', 'jan+szkola@szkola.pl'],
  'an apostrophe': ["o'connor@szkola.pl", "o'connor@szkola.pl"],
  'every sign that needs no quotes': ["!#$%&'*+/=?^_`{|}~-@szkola.pl", "!#$%&'*+/=?^_`{|}~-@szkola.pl"],
  'Polish letters on both sides': ['Łucja@Łódź.PL', 'łucja@xn--d-uga0v4h.pl'],
  'Polish letters typed in two parts': ['zo\u0301ja@lo\u0301d.pl', 'zója@xn--ld-5ja.pl'],
  'a domain already in punycode': ['jan@XN--D-UGA0V4H.pl', 'jan@xn--d-uga0v4h.pl'],
  'a Ukrainian address': ['Олена@Школа.УКР', 'олена@xn--80atdl2c.xn--j1amh'],
  'a German ß in the domain, which is not ss': ['jan@faß.de', 'jan@xn--fa-hia.de'],
  'a Turkish name in capitals': ['IŞIK@okul.tr', 'işik@okul.tr'],
  'many labels': ['jan@poczta.sp1.przykladowo.pl', 'jan@poczta.sp1.przykladowo.pl'],
  'a domain of digits and hyphens': ['jan@1-2.pl', 'jan@1-2.pl'],
  'names of object parts': ['__proto__@constructor.pl', '__proto__@constructor.pl'],
  'the longest local part': [`${'a'.repeat(64)}@szkola.pl`, `${'a'.repeat(64)}@szkola.pl`],
  'the longest label': [`jan@${'a'.repeat(63)}.pl`, `jan@${'a'.repeat(63)}.pl`],
}

/** Each is an address of its own, or none; never the one that it looks like. */
const lookAlikes: Record<string, [typed: string, other: string, normal: string | undefined]> = {
  'a Turkish ı for i': ['mıke@szkola.pl', 'mike@szkola.pl', 'mıke@szkola.pl'],
  'a Turkish ı in the domain': ['user@gıthub.com', 'user@github.com', 'user@xn--gthub-n4a.com'],
  'a Turkish İ for i': ['mİke@szkola.pl', 'mike@szkola.pl', undefined],
  'a Turkish İ in the domain': ['user@GİTHUB.com', 'user@github.com', undefined],
  'an i with a dot of its own': ['mi\u0307ke@szkola.pl', 'mike@szkola.pl', 'mi\u0307ke@szkola.pl'],
  'the Kelvin sign for k': ['mi\u212ae@szkola.pl', 'mike@szkola.pl', undefined],
  'the Kelvin sign in the domain': ['jan@sz\u212aola.pl', 'jan@szkola.pl', undefined],
  'a Cyrillic а for a': ['jаn@szkola.pl', 'jan@szkola.pl', 'jаn@szkola.pl'],
  'a Cyrillic а in the domain': ['user@pаypal.com', 'user@paypal.com', 'user@xn--pypal-4ve.com'],
  'a Greek ο for o': ['tοm@szkola.pl', 'tom@szkola.pl', 'tοm@szkola.pl'],
  'a Polish ł for l': ['łucja@szkola.pl', 'lucja@szkola.pl', 'łucja@szkola.pl'],
  'a Polish ó in the domain': ['jan@szkóla.pl', 'jan@szkola.pl', 'jan@xn--szkla-2ta.pl'],
  'ß for ss': ['weiß@szkola.pl', 'weiss@szkola.pl', 'weiß@szkola.pl'],
  'a long s': ['\u017fam@szkola.pl', 'sam@szkola.pl', undefined],
  'a ligature': ['\ufb01ona@szkola.pl', 'fiona@szkola.pl', undefined],
  'mathematical letters': ['𝐣𝐚𝐧@szkola.pl', 'jan@szkola.pl', undefined],
  'a small @': ['jan\ufe6bszkola.pl', 'jan@szkola.pl', undefined],
  'a one dot leader in the domain': ['jan@szkola\u2024pl', 'jan@szkola.pl', undefined],
  'an East Asian full stop in the local part': ['jan。k@szkola.pl', 'jan.k@szkola.pl', undefined],
  'no dot in the local part': ['jank@szkola.pl', 'jan.k@szkola.pl', 'jank@szkola.pl'],
  'a domain in the code of a lookalike': ['user@xn--gthub-n4a.com', 'user@github.com', 'user@xn--gthub-n4a.com'],
}

const refused: Record<string, string> = {
  nothing: '',
  'no @': 'jan.szkola.pl',
  'two @': 'jan@x.pl@szkola.pl',
  'a second @ of full width': 'jan＠x.pl@szkola.pl',
  'nothing in front of the @': '@szkola.pl',
  'nothing behind the @': 'jan@',
  'a space in the local part': 'jan kowalski@szkola.pl',
  'a space in the domain': 'jan@szkola .pl',
  'a line end and a header': 'jan@szkola.pl\r\nBcc: x@szkola.pl',
  'a line feed in the local part': 'jan\n@szkola.pl',
  NUL: 'jan\0@szkola.pl',
  'a zero-width space': 'jan\u200b@szkola.pl',
  'a zero-width space in the domain': 'jan@szko\u200bla.pl',
  'a zero-width space around it': '\u200bjan@szkola.pl',
  'a soft hyphen in the domain': 'jan@szko\u00adla.pl',
  'a right-to-left override': 'jan\u202e@szkola.pl',
  'a variation selector': 'jan\ufe0f@szkola.pl',
  'half a surrogate pair': 'jan\ud83d@szkola.pl',
  'a list': 'jan@szkola.pl,ola@szkola.pl',
  'a list with a semicolon': 'jan@szkola.pl;ola@szkola.pl',
  'a name with angle brackets': 'Jan <jan@szkola.pl>',
  'angle brackets': '<jan@szkola.pl>',
  quotes: '"jan"@szkola.pl',
  'a quoted @': '"jan@x"@szkola.pl',
  'a backslash': 'jan\\@szkola.pl',
  'a comment': 'jan(tata)@szkola.pl',
  'a comment in the domain': 'jan@szkola.pl(x)',
  'a group': 'rodzice:jan@szkola.pl;',
  'a link': 'mailto:jan@szkola.pl',
  'an IPv4 literal': 'jan@[127.0.0.1]',
  'an IPv6 literal': 'jan@[IPv6:::1]',
  'an IPv4 address': 'jan@127.0.0.1',
  'a short IPv4 address': 'jan@127.1',
  'a hexadecimal IPv4 address': 'jan@0x7f.0x1',
  'an IPv4 address of full width': 'jan@１２７．０．０．１',
  'a port': 'jan@szkola.pl:25',
  'a path': 'jan@szkola.pl/x',
  'a query': 'jan@szkola.pl?x',
  'a fragment': 'jan@szkola.pl#x',
  'a percent code in the domain': 'jan@szkol%61.pl',
  'a percent-coded dot': 'jan@szkola%2epl',
  'an underscore in the domain': 'jan@szkola_1.pl',
  'an asterisk in the domain': 'jan@*.pl',
  'an emoji': '🙂@szkola.pl',
  'an emoji in the domain': 'jan@🙂.pl',
  'a domain without a dot': 'jan@localhost',
  'a dot at the end': 'jan@szkola.pl.',
  'a dot at the start of the domain': 'jan@.szkola.pl',
  'two dots in the domain': 'jan@szkola..pl',
  'a dot at the start': '.jan@szkola.pl',
  'a dot in front of the @': 'jan.@szkola.pl',
  'two dots in the local part': 'jan..k@szkola.pl',
  'a label that starts with a hyphen': 'jan@-szkola.pl',
  'a label that ends in a hyphen': 'jan@szkola-.pl',
  'a numeric top-level domain': 'jan@szkola.12',
  'a top-level domain of one letter': 'jan@szkola.p',
  'punycode that says nothing': 'jan@xn--a.pl',
  'punycode of what is written otherwise': 'jan@xn--a-ecp.ru',
  'a mark at the start of the local part': '\u0301jan@szkola.pl',
  'a mark at the start of the domain': 'jan@\u0301szkola.pl',
  'a local part one too long': `${'a'.repeat(65)}@szkola.pl`,
  'a local part too long in UTF-8': `${'ł'.repeat(33)}@szkola.pl`,
  'a label one too long': `jan@${'a'.repeat(64)}.pl`,
  'a label too long in punycode': `jan@${'ł'.repeat(62)}.pl`,
  'an address one too long': `jan@${'a.'.repeat(124)}com`,
  'an address too long once its domain is punycode': `jan@${'łódź.'.repeat(20)}pl`,
}

describe('readEmail', () => {
  for (const [what, [typed, normal]] of Object.entries(read)) {
    it(`[4] reads: ${what}`, () => {
      assert.equal(readEmail(typed), normal)
      assert.equal(readEmail(normal), normal, 'a normal form is its own')
    })
  }

  for (const [what, [typed, other, normal]] of Object.entries(lookAlikes)) {
    it(`[3] keeps apart: ${what}`, () => {
      assert.equal(readEmail(typed), normal)
      assert.equal(readEmail(other), other)
      assert.notEqual(normal, other)
    })
  }

  for (const [what, typed] of Object.entries(refused)) {
    it(`[33] [37] refuses: ${what}`, () => assert.equal(readEmail(typed), undefined))
  }

  it('takes an address of 254 octets, however they are split', () => {
    for (const longest of [`jan@${'a.'.repeat(124)}pl`, `${'a'.repeat(63)}@${'a.'.repeat(94)}pl`]) {
      assert.equal(longest.length, 254)
      assert.equal(readEmail(longest), longest)
      assert.equal(readEmail(`a${longest}`), undefined)
    }
  })
})
