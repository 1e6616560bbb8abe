import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { ImportMessage } from '../../../contract/import-message.js'
import { bringFile } from '../../support/bring-file.js'
import { eachStore } from '../../support/each-store.js'
import { employ, panelOf, signInToPanel } from '../../support/panel.js'
import { startTestServer, type TestServer } from '../../support/test-server.js'

const HEADER = 'login;email;pesel;substitute_id;first_name;last_name;class;language'

/** Text in the code page of Polish Windows, as far as these tests need its letters. */
function windows1250(text: string): Buffer {
  const codes: Record<string, number> = { Ż: 0xaf, ż: 0xbf, Ł: 0xa3, ł: 0xb3, ą: 0xb9, ę: 0xea, ś: 0x9c, ó: 0xf3 }
  return Buffer.from(Array.from(text, (letter) => codes[letter] ?? letter.charCodeAt(0)))
}

eachStore((store) => {
  describe('the refused lines of a file', () => {
    let server: TestServer
    let headers: Record<string, string>

    before(async () => {
      server = await startTestServer({ env: store.env() })
      await employ(server, { login: 'sekretariat', role: 'office' })
      headers = (await signInToPanel(server, 'sekretariat')).headers
    })
    after(() => server.stop())

    const bring = (file: string | Buffer, mode: 'preview' | 'store' = 'preview') =>
      bringFile(server, { headers, file, mode })

    /** The file of lines to correct: the header and each refused line, as the answer has them. */
    const toCorrect = (messages: ImportMessage[]): string[] =>
      messages.flatMap((message) => ('header' in message ? [message.header] : 'text' in message ? [message.text] : []))

    const nameOf = async (login: string) => {
      const person = await (await panelOf(server, 'sekretariat')).people.get.mutate({ login })
      return `${person.firstName} ${person.lastName}`
    }

    it('come back as they were read, each in its own encoding, when one of a UTF-8 file is Windows-1250', async () => {
      const file = Buffer.concat([
        Buffer.from(`${HEADER}\r\ndobra;;;;Łucja;;4b;\r\nżle;bez;;;Żaneta;Żak;4b;\r\n`),
        windows1250('stara;;;;Żaneta;Żółądkowska-Łęśka;4b;\r\n'),
        Buffer.from('ostatnia;;44051401358;;Święta;;4b;\r\n'),
      ])
      for (const mode of ['preview', 'store'] as const) {
        const messages = await bring(file, mode)
        assert.deepEqual(messages.at(-1), { done: { added: 1, changed: 0, unchanged: 0, refused: 3 } })
        assert.deepEqual(toCorrect(messages), [
          HEADER,
          'żle;bez;;;Żaneta;Żak;4b;',
          'stara;;;;Żaneta;Żółądkowska-Łęśka;4b;',
          'ostatnia;;44051401358;;Święta;;4b;',
        ])
      }
    })

    it('are stored as they were meant when they are brought again', async () => {
      const file = Buffer.concat([
        Buffer.from(`${HEADER}\nraz;;;;Łucja;;4b;\ndwa;;;;Łucja;;4b;\n`),
        windows1250('znowu;;;;Żaneta;Żółądkowska;4b;\n'),
      ])
      const again = await bring(`\ufeff${toCorrect(await bring(file, 'store')).join('\r\n')}\r\n`, 'store')
      assert.deepEqual(again.at(-1), { done: { added: 1, changed: 0, unchanged: 0, refused: 0 } })
      assert.equal(await nameOf('znowu'), 'Żaneta Żółądkowska')
    })

    it('of a file in Windows-1250 and of one in UTF-16 are decoded with it', async () => {
      const row = 'zla;bez;;;Żaneta;Łęśka;4b;'
      const files = [windows1250(`${HEADER}\r\n${row}\r\n`), Buffer.from(`\ufeff${HEADER}\r\n${row}\r\n`, 'utf16le')]
      for (const file of files) assert.deepEqual(toCorrect(await bring(file)), [HEADER, row])
    })

    it('come with semicolons whatever stood between them, so that no cell begins where none did', async () => {
      const file = `${HEADER.replaceAll(';', ',')}\nola,,,,,,"4b;=1+1",de\n"a,b",,,,,,5c,\n`
      assert.deepEqual(toCorrect(await bring(file)), [HEADER, 'ola;;;;;;"4b;=1+1";de', '"a,b";;;;;;5c;'])
    })

    it('begin no cell that a spreadsheet would compute, and are the same when they come back', async () => {
      const formulas = ['=1+1;@SUM(A1);;;-2;"=cmd|x";4b;', '+48;x;;;"\t=1";;4b;']
      const shown = [`"'=1+1";"'@SUM(A1)";;;"'-2";"'=cmd|x";4b;`, `"'+48";x;;;"'\t=1";;4b;`]
      const first = toCorrect(await bring(`${HEADER}\n${formulas.join('\n')}\n`))
      assert.deepEqual(first, [HEADER, ...shown])
      assert.deepEqual(toCorrect(await bring(first.join('\n'))), first)
    })

    it('are whole when they run over several lines, and empty rows between them mean nothing', async () => {
      const blank = ';;;;;;;\n;;;;;;;\n'
      const file = `${HEADER}\n"b\n;;;;;;;";b;;;;;;\n${blank}d;d;;;;;;\n${blank}`
      assert.deepEqual(toCorrect(await bring(file)), [HEADER, '"b\n;;;;;;;";b;;;;;;', 'd;d;;;;;;'])
    })

    it('whose quotation marks are out of place come back as far as anything can be made of them', async () => {
      const file = `${HEADER}\nc;;;;"never closed;;4b;\ncudzyslow;;;;Jan "Maly";;4b;\nd;d;;;;;;\n`
      assert.deepEqual(toCorrect(await bring(file)), [
        HEADER,
        'c;;;;"never closed;;4b;"',
        'cudzyslow;;;;"Jan ""Maly""";;4b;',
        'd;d;;;;;;',
      ])
    })

    it('come back with no more than a line may have', async () => {
      const [, long = '', next] = toCorrect(await bring(`${HEADER}\ndluga;;;;${'ż'.repeat(40_000)}\nd;d;;;;;;\n`))
      assert.match(long, /^dluga;;;;ż+$/)
      assert.ok(Buffer.byteLength(long) <= 16 * 1024 && Buffer.byteLength(long) > 16_000, `${long.length}`)
      assert.equal(next, 'd;d;;;;;;')
    })

    it('say whom they are about, and only the login where their fields may stand anywhere', async () => {
      const file = `${HEADER}\nala;;zly;; Ala ;Kot;4b;\nola;44051401359;Ola;4b\nnowa;;;;Ewa;Lis;5c;\n`
      const people = (await bring(file)).flatMap((message) => {
        if (!('outcome' in message)) return []
        const { login, firstName, lastName, class: ofClass } = message
        return [[login, firstName, lastName, ofClass]]
      })
      assert.deepEqual(people, [
        ['ala', 'Ala', 'Kot', '4b'],
        ['ola', '', '', ''],
        ['nowa', 'Ewa', 'Lis', '5c'],
      ])
    })
  })
})
