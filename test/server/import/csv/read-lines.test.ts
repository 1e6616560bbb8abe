import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readLines, type Line } from '../../../../server/import/csv/read-lines.js'

async function linesOf(bytes: Buffer, chunkSize = bytes.length || 1): Promise<Line[]> {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize)
  }
  const lines: Line[] = []
  for await (const line of readLines(chunks())) lines.push(line)
  return lines
}

describe('lines of a file', () => {
  it('end with LF or CRLF, the last one with the file', async () => {
    assert.deepEqual(await linesOf(Buffer.from('a\r\nb\n\nc')), [
      { number: 1, text: 'a' },
      { number: 2, text: 'b' },
      { number: 3, text: '' },
      { number: 4, text: 'c' },
    ])
    assert.equal((await linesOf(Buffer.from('a\r\n'))).length, 1)
    assert.deepEqual(await linesOf(Buffer.alloc(0)), [])
  })

  it('are the same wherever the chunks are cut, within a letter too', async () => {
    const bytes = Buffer.from('\ufeffŻółć\r\nЩербак\r\n')
    const whole = await linesOf(bytes)
    assert.deepEqual(whole, [
      { number: 1, text: 'Żółć' },
      { number: 2, text: 'Щербак' },
    ])
    for (let size = 1; size < bytes.length; size++) assert.deepEqual(await linesOf(bytes, size), whole)
  })

  it('lose a byte order mark at the start of the file alone', async () => {
    assert.deepEqual(await linesOf(Buffer.from('\ufeffa\n\ufeffb')), [
      { number: 1, text: 'a' },
      { number: 2, text: '\ufeffb' },
    ])
  })

  it('that are no UTF-8 are named, and only they, with the letters of Windows-1250', async () => {
    const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.from([0xb9, 0xea, 0x0a]), Buffer.from('ż\n')])
    assert.deepEqual(await linesOf(bytes), [
      { number: 1, text: 'a' },
      { number: 2, text: 'ąę', fault: 'ENCODING' },
      { number: 3, text: 'ż' },
    ])
  })

  it('that are too long are named, and kept no further than a line may be', async () => {
    const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.alloc(300_000, 'x'), Buffer.from('\nb')])
    for (const size of [bytes.length, 1_000]) {
      assert.deepEqual(await linesOf(bytes, size), [
        { number: 1, text: 'a' },
        { number: 2, text: 'x'.repeat(16_384), fault: 'TOO_LONG' },
        { number: 3, text: 'b' },
      ])
    }
  })
})
