import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPlainName } from '../../contract/plain-name.js'

test('a name as people have them can stand in a mail', () => {
  for (const name of [
    'Anna',
    'Łucja Maria Kowalska-Brzęczyszczykiewicz',
    "O'Neill",
    'J. R. Nowak',
    'Євгенія',
    'Nguyễn Thị Ánh',
    '4b',
    '1 A (dwujęzyczna)',
    '4b|5c',
    'Kowalska & Nowak',
    'wwwa',
    '',
  ])
    assert.ok(isPlainName(name), name)
})

test('what a mail program makes a link, an address or a line of is none, however it is written [83]', () => {
  for (const name of [
    'Kliknij https://evil.example/x',
    'https:x',
    'evil.example/x',
    'a@evil.example',
    String.raw`\\evil\x`,
    'www.evil',
    'WWW.evil',
    'a.b.c.d',
    'a. b. c. d',
    'Anna…',
    'evil。example。com。',
    'https：／／evil',
    'a＠evil',
    'ｗｗｗ．evil',
    'evil.com⁄x',
    'evil.com∕x',
    'evil.com⧸x',
    'http∶x',
    'http꞉x',
    'Anna\nKliknij',
    'Anna\rKliknij',
    'Anna\u2028Kliknij',
    'Anna\u0085Kliknij',
    'Anna\u202egpj',
    'Anna\u2066x\u2069',
    'Anna\u200bx',
    'Anna\u3164x',
    'Anna\0',
    'Anna\ud800',
  ])
    assert.ok(!isPlainName(name), JSON.stringify(name))
})
