import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UPLOAD_MOST_BYTES } from '../../../contract/upload-limits.js'
import { inUtf8, recogniseEncoding } from '../../../server/import/recognise-encoding.js'

/** `Zażółć gęślą jaźń` in Windows-1250. */
const GESLA_1250 = Buffer.from([
  0x5a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6, 0x20, 0x67, 0xea, 0x9c, 0x6c, 0xb9, 0x20, 0x6a, 0x61, 0x9f, 0xf1,
])
const GESLA = 'Zażółć gęślą jaźń'

function* cut(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(bytes: Buffer, size = bytes.length): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of inUtf8(cut(bytes, size))) pieces.push(piece)
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

  it('is the same wherever the pieces are cut, within a letter and within the mark too', async () => {
    const text = `login\n${GESLA}\nanna\n${GESLA}`
    const ansi = Buffer.concat([Buffer.from('login\n'), GESLA_1250, Buffer.from('\nanna\n'), GESLA_1250])
    for (const size of [1, 2, 3, 7, 40]) {
      assert.equal(await read(ansi, size), text)
      assert.equal(await read(Buffer.from(text), size), text)
      assert.equal(await read(Buffer.from(`\ufeff${text}`, 'utf16le'), size), text)
    }
  })

  it('is judged by no mark that stands further on', async () => {
    const file = Buffer.concat([Buffer.from('login\n'), Buffer.from([0xff, 0xfe, 0x0a]), GESLA_1250])
    assert.equal(await read(file, 6), `login\n˙ţ\n${GESLA}`)
  })

  it('keeps nobody waiting before there is a letter that could be either', async () => {
    const sent: Buffer[] = []
    async function* slow() {
      for (const piece of ['login\n', 'anna\n', GESLA]) {
        sent.push(Buffer.from(piece))
        yield sent.at(-1) as Buffer
      }
    }
    for await (const piece of inUtf8(slow())) {
      assert.equal(piece.toString(), 'login\n')
      assert.equal(sent.length, 1)
      return
    }
  })

  it('of an endless file is judged by as much as the panel takes', async () => {
    const line = Buffer.concat([GESLA_1250, Buffer.from('\n')])
    let read = 0
    async function* endless() {
      for (; ; read += line.length * 1_000) yield Buffer.concat(Array.from({ length: 1_000 }, () => line))
    }
    for await (const piece of inUtf8(endless())) {
      assert.match(piece.toString(), new RegExp(`^${GESLA}\n`))
      break
    }
    assert.ok(read < UPLOAD_MOST_BYTES + line.length * 1_000, `${read} bytes were read`)
  })

  it('is decoded over the edge of a piece', async () => {
    const text = `${'x'.repeat(65_535)}ż${'ó'.repeat(70_000)}`
    assert.equal(await read(Buffer.from(`\ufeff${text}`, 'utf16le')), text)
  })
})
