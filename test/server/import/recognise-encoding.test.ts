import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inUtf8, recogniseEncoding } from '../../../server/import/recognise-encoding.js'

/** `Zażółć gęślą jaźń` in Windows-1250. */
const GESLA_1250 = Buffer.from([
  0x5a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6, 0x20, 0x67, 0xea, 0x9c, 0x6c, 0xb9, 0x20, 0x6a, 0x61, 0x9f, 0xf1,
])
const GESLA = 'Zażółć gęślą jaźń'

async function read(bytes: Buffer): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of inUtf8(bytes, recogniseEncoding(bytes))) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

describe('the encoding of an uploaded file', () => {
  it('is UTF-8 with or without a byte order mark, and of nothing but ASCII', async () => {
    assert.equal(await read(Buffer.from(`login\n${GESLA}\n`)), `login\n${GESLA}\n`)
    assert.equal(recogniseEncoding(Buffer.from(`\ufefflogin\n${GESLA}`)), 'utf-8')
    assert.equal(recogniseEncoding(Buffer.from('login')), 'utf-8')
    assert.equal(recogniseEncoding(Buffer.alloc(0)), 'utf-8')
  })

  it('is Windows-1250 as Polish Excel writes it', async () => {
    const file = Buffer.concat([Buffer.from('login;\r\n'), GESLA_1250, Buffer.from('\r\nanna\r\n'), GESLA_1250])
    assert.equal(await read(file), `login;\r\n${GESLA}\r\nanna\r\n${GESLA}`)
  })

  it('is UTF-16 as Excel writes its Unicode text', async () => {
    assert.equal(await read(Buffer.from(`\ufefflogin\n${GESLA}`, 'utf16le')), `login\n${GESLA}`)
  })

  it('stays UTF-8 when a line of many is broken: the names of the others are not garbled', () => {
    const lines = [Buffer.from(`${GESLA}\n${GESLA}\n`), GESLA_1250, Buffer.from(`\n${GESLA}\n`)]
    assert.equal(recogniseEncoding(Buffer.concat(lines)), 'utf-8')
  })

  it('is decoded over the edge of a piece', async () => {
    const text = `${'x'.repeat(65_535)}ż${'ó'.repeat(70_000)}`
    assert.equal(await read(Buffer.from(`\ufeff${text}`, 'utf16le')), text)
  })
})
