import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEmail } from '../../../../server/domain/identifiers/email.js'
import { domainOf, isPlainAddress, needsSmtpUtf8, parseMailbox } from '../../../../server/mail/headers/mailbox.js'

for (const address of [
  'anna@x.pl',
  'a.b+c@x.y.pl',
  'łucja@przykładowo.pl',
  'анна@приклад.укр',
  "o'neil@x.pl",
  'a@localhost',
]) {
  test(`${address} is one plain address`, () => assert.equal(isPlainAddress(address), true))
}

const NOT_PLAIN = [
  '',
  'anna',
  '@x.pl',
  'anna@',
  'anna@x.pl,evil@y.pl',
  'anna@x.pl, evil@y.pl',
  'anna@x.pl;evil@y.pl',
  'anna@x.pl evil@y.pl',
  'group: anna@x.pl, evil@y.pl;',
  'anna(comment)@x.pl',
  'anna@x.pl(evil@y.pl)',
  '<anna@x.pl>',
  'Anna <anna@x.pl>',
  '"anna@x.pl,evil"@y.pl',
  'anna@x.pl@y.pl',
  'anna@[127.0.0.1]',
  'anna@x.pl\r\nBcc: evil@y.pl',
  'anna\n@x.pl',
  'anna\0@x.pl',
  'anna\u200b@x.pl',
  'anna\u202e@x.pl',
  '.anna@x.pl',
  'an..na@x.pl',
  'anna@x..pl',
  `${'a'.repeat(250)}@x.pl`,
]

for (const address of NOT_PLAIN) {
  test(`[33] ${JSON.stringify(address.slice(0, 40))} is no plain address`, () =>
    assert.equal(isPlainAddress(address), false))
}

const SENDERS: [string, ReturnType<typeof parseMailbox>][] = [
  ['konta@x.pl', { name: '', address: 'konta@x.pl' }],
  ['<konta@x.pl>', { name: '', address: 'konta@x.pl' }],
  ['Gmina Łódź <konta@x.pl>', { name: 'Gmina Łódź', address: 'konta@x.pl' }],
  ['"Gmina Łódź, oświata" <konta@x.pl>', { name: 'Gmina Łódź, oświata', address: 'konta@x.pl' }],
  ['Gmina "Łódź" <konta@x.pl>', { name: 'Gmina "Łódź"', address: 'konta@x.pl' }],
  ['Gmina (Łódź) <konta@x.pl>', { name: 'Gmina (Łódź)', address: 'konta@x.pl' }],
  ['Gmina\r\nBcc: evil@y.pl <konta@x.pl>', { name: 'Gmina Bcc: evil@y.pl', address: 'konta@x.pl' }],
  ['Gmina <konta@x.pl>, <evil@y.pl>', undefined],
  ['konta@x.pl, evil@y.pl', undefined],
  ['Gmina', undefined],
  ['', undefined],
]

for (const [text, expected] of SENDERS) {
  test(`the sender ${JSON.stringify(text)} is read as ${expected === undefined ? 'none' : 'one'}`, () => {
    assert.deepEqual(parseMailbox(text), expected)
  })
}

test('every address that an import takes is one that mail can be sent to', () => {
  for (const typed of [
    'Anna.Nowak+szkola@X.PL',
    'łucja@przykładowo.pl',
    "o'neil!#$%&*/=?^_`{|}~-@x.pl",
    'анна@приклад.укр',
    'a1@b-2.pl',
  ]) {
    const address = readEmail(typed)
    assert.ok(address !== undefined && isPlainAddress(address), typed)
  }
})

test('SMTPUTF8 is needed for what stands before the @ alone', () => {
  assert.equal(needsSmtpUtf8('łucja@przykladowo.pl'), true)
  assert.equal(needsSmtpUtf8('lucja@przykładowo.pl'), false)
  assert.equal(needsSmtpUtf8('lucja@przykladowo.pl'), false)
})

test('a domain is told as punycode', () => {
  assert.equal(domainOf('a@przykładowo.pl'), 'xn--przykadowo-e0b.pl')
  assert.equal(domainOf('a@x.pl'), 'x.pl')
})

test('a sender of 20,000 characters is read at once', () => {
  const from = process.hrtime.bigint()
  parseMailbox(`${' '.repeat(10_000)}${'"a" <'.repeat(2_000)}`)
  assert.ok(process.hrtime.bigint() - from < 500_000_000n)
})
