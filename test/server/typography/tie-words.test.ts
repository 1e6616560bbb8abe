import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { linePieces } from '../../../server/typography/line-pieces.js'
import { tieWords } from '../../../server/typography/tie-words.js'

/** Here a no-break space is `_`, and a no-break hyphen `=`. */
const shown = (text: string): string => tieWords(text).replaceAll('\u00a0', '_').replaceAll('\u2011', '=')

const tied: Record<string, Record<string, string>> = {
  'a word of one letter stays with the next': {
    pl: 'Kontakt jest w_szkole i_w_urzędzie, a_nie u_wójta. Z_tą kartką (o_której „w_domu”)',
    en: 'Scan a_code, or A_code, as I_do',
    uk: 'Цей ключ є_у_листі й_у_школі, а_не в_місті, і_з_вами. Я_знаю',
    ru: 'В_школе и_у_вас, а_не к_ней о_том с_ним я_иду',
  },
  'a number stays with what it counts': {
    pl: 'Link działa 48_godzin, do 24_listopada 2026_r. (5_minut), 2,5_kg, 100_% i_3 w_szkole',
    en: 'until 24_November 2026, 14:05',
    uk: 'до 24_листопада 2026_р., 14:05',
    ru: 'до 24_ноября 2026_г., 14:05',
  },
  'a telephone number, a house, a time stay with their abbreviation, in one piece': {
    pl: 'tel._12_345_67_89 lub (tel._+48_12_345 wew._12 lub), ul._1 Maja nr_5, godz._14:05 w_szkole',
    en: 'Contact: tel._12_345_67_89 or No._5',
    uk: 'тел._12_345_67_89 або №_5',
    ru: 'тел._12_345_67_89 или №_5',
  },
  'e-mail is one word in every case': {
    pl: 'adres e=mail, bez e=maila, „E=mail, PESEL lub login” (e=mailem): e=maili',
    uk: 'адреса e=mail, «E=mail, PESEL або логін»',
  },
}

for (const [rule, texts] of Object.entries(tied)) {
  describe(rule, () => {
    for (const [language, text] of Object.entries(texts)) {
      it(`(${language})`, () => assert.equal(shown(text.replaceAll('_', ' ').replaceAll('=', '-')), text))
    }
  })
}

describe('what people copy', () => {
  for (const [what, text] of Object.entries({
    'an address': 'https://e-mail.gmina.pl/e-mail?a=1#klucznik=AZ09-_',
    'an e-mail address': 'e-mail@gmina.pl, e-mail.szkola@gmina.pl; kontakt@e-mail.pl',
    'a login': 'jan.kowalski, e-mail.nowak, 4b.e-mail, e-mail1',
    'an identifier': 'K5M5-8PK4-9382-X942',
  })) {
    it(`keeps its signs inside a sentence: ${what}`, () => {
      const said = tieWords(`Wpisz w polu ${text} i naciśnij`)
      assert.ok(said.replaceAll('\u00a0', ' ').includes(text), said)
      for (const part of text.split(' ')) assert.ok(said.includes(part), part)
    })
  }
})

describe('any text', () => {
  for (const text of [
    '',
    ' ',
    'a',
    '  dwa  odstępy  w  zdaniu ',
    '\u00a0w\u00a0domu',
    'w\ndomu i 5\nosób',
    '1 2 3 a b c',
  ]) {
    it(`is whole again when its pieces are joined: ${JSON.stringify(text)}`, () => {
      assert.equal(linePieces(text).join(' '), text)
      assert.equal(tieWords(text).replaceAll('\u00a0', ' '), text.replaceAll('\u00a0', ' '))
    })
  }

  it('ends a line where nothing is torn apart: after the name of a class, a login, a date, a time, a sentence', () => {
    for (const text of [
      'klasy B, 4b lub C mają',
      'login x jest',
      '24_maja 2026. Potem',
      'od 14:05 do 15:05',
      'tel._12 lub',
    ])
      assert.equal(shown(text.replaceAll('_', ' ')), text)
  })
})
