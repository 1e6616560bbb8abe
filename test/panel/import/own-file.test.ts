import { expect } from '@open-wc/testing'
import { personOfLine, readOwnFile, refusedLines, splitFields } from '../../../panel/import/own-file.js'

const HEADER = 'login;email;first_name'

describe('the person’s own file', () => {
  it('is read as UTF-8, as Excel’s Windows-1250 and as its Unicode text', async () => {
    const text = `${HEADER}\r\nżak;ż@example.org;Łucja\r\n`
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...Uint8Array.from({ length: 2 * text.length }, (_, at) => (text.charCodeAt(at >> 1) >> (8 * (at & 1))) & 255),
    ])
    const cp1250 = new Uint8Array([
      ...new TextEncoder().encode(`${HEADER}\r\n`),
      0xbf,
      ...new TextEncoder().encode('ak;x;'),
      0xa3,
      0x75,
    ])
    for (const bytes of [`\ufeff${text}`, text, utf16, cp1250])
      expect(personOfLine(await readOwnFile(new Blob([bytes])), 2).login).to.equal('żak')
  })

  it('says whom a line is about, and only the login of a line whose fields may stand anywhere', async () => {
    const file = await readOwnFile(
      new Blob(['login;pesel;first_name;last_name;class\nala;;Ala;Kot;4b\nola;44051401359;Ola;4b\n']),
    )
    expect(personOfLine(file, 2)).to.deep.equal({ login: 'ala', firstName: 'Ala', lastName: 'Kot', class: '4b' })
    expect(personOfLine(file, 3)).to.deep.equal({ login: 'ola', firstName: '', lastName: '', class: '' })
  })

  it('is given back with semicolons, so that no cell begins where none did', async () => {
    const file = await readOwnFile(new Blob(['login,class\nola,"4b;=1+1"\n"a,b",5c\n']))
    expect(refusedLines(file, new Set([2, 3]), [2, 3])).to.equal('\ufefflogin;class\r\nola;"4b;=1+1"\r\n"a,b";5c\r\n')
  })

  it('gives back the refused lines alone, under its own header', async () => {
    const file = await readOwnFile(new Blob([`${HEADER}\na;a@x.pl;A\nb;b;B\n\nc;c;C\n`]))
    expect(refusedLines(file, new Set([3, 5]), [2, 3, 5])).to.equal(`\ufeff${HEADER}\r\nb;b;B\r\nc;c;C\r\n`)
  })

  it('keeps a record of several lines whole', async () => {
    const file = await readOwnFile(new Blob([`${HEADER}\na;"x\ny";A\nb;b;B\n`]))
    expect(refusedLines(file, new Set([2]), [2, 4])).to.equal(`\ufeff${HEADER}\r\na;"x\ny";A\r\n`)
  })

  it('leaves out empty rows, which spreadsheets write, and still keeps a record of several lines whole', async () => {
    const blank = ';;\n;;\n'
    const file = await readOwnFile(
      new Blob([`${HEADER}\na;a;A\n${blank}"b\n;;";b;B\n${blank}c;"c;C\n${blank}d;d;D\n${blank}`]),
    )
    expect(refusedLines(file, new Set([2, 5, 9, 12]), [2, 5, 9, 12])).to.equal(
      `\ufeff${HEADER}\r\na;a;A\r\n"b\n;;";b;B\r\nc;"c;C"\r\nd;d;D\r\n`,
    )
    expect(personOfLine(file, 5).login).to.equal('b\n;;')
  })

  it('reads back what it has written, as the server does', async () => {
    const file = await readOwnFile(new Blob([`${HEADER}\n+48;-a@x.pl;A\n`]))
    const again = await readOwnFile(new Blob([refusedLines(file, new Set([2]), [2])]))
    expect(personOfLine(again, 2).login).to.equal('+48')
    expect(refusedLines(again, new Set([2]), [2])).to.equal(refusedLines(file, new Set([2]), [2]))
  })

  it('lets no field become a formula in a spreadsheet', async () => {
    const rows = ['=1+1;@SUM(A1);A', '+48;-2;"=cmd|x"']
    const file = await readOwnFile(new Blob([`${HEADER}\n${rows.join('\n')}\n`]))
    const text = refusedLines(file, new Set([2, 3]), [2, 3])
    for (const field of text.split(/[;\r\n]+/).slice(3)) expect(field).not.to.match(/^"?[=+@-]/)
    expect(splitFields(text.split('\r\n')[1] ?? '', ';')).to.deep.equal(["'=1+1", "'@SUM(A1)", 'A'])
  })

  it('makes something even of a broken line', async () => {
    const file = await readOwnFile(new Blob([`${HEADER}\na;"never closed;A\n`]))
    expect(refusedLines(file, new Set([2]), [2])).to.contain('never closed;A')
  })
})
