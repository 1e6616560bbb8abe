import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { crc32, inflateSync } from 'node:zlib'
import { challengeAnswer } from '../../../../server/captcha/challenge-answer.js'
import { drawPicture } from '../../../../server/captcha/picture/draw-picture.js'
import { PICTURE_ALPHABET } from '../../../../server/captcha/picture/picture-text.js'
import { touchingPictures } from '../../../support/picture-masks.js'

const wishes = Array.from({ length: 500 }, () => ({ text: challengeAnswer('picture'), seed: randomBytes(32) }))

interface Decoded {
  width: number
  height: number
  depth: number
  colour: number
  /** 0 is black, 15 is white. */
  levels: number[]
}

/** A reader of its own, so that the writer is not checked by itself. */
function decode(png: Buffer): Decoded {
  assert.equal(png.subarray(0, 8).toString('hex'), '89504e470d0a1a0a')
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    const body = png.subarray(at + 4, at + 8 + length)
    assert.equal(png.readUInt32BE(at + 8 + length), crc32(body))
    chunks.set(body.toString('latin1', 0, 4), body.subarray(4))
    at += 12 + length
  }
  assert.deepEqual([...chunks.keys()], ['IHDR', 'IDAT', 'IEND'])
  const [header = Buffer.alloc(0), data = Buffer.alloc(0)] = [chunks.get('IHDR'), chunks.get('IDAT')]
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const lines = inflateSync(data)
  const stride = 1 + width / 2
  assert.equal(lines.length, stride * height)
  const levels: number[] = []
  for (let row = 0; row < height; row++) {
    assert.equal(lines[row * stride], 0)
    for (const byte of lines.subarray(row * stride + 1, (row + 1) * stride)) levels.push(byte >> 4, byte & 15)
  }
  return { width, height, depth: header[8] ?? 0, colour: header[9] ?? -1, levels }
}

/** Share of pixels that differ by more than a shade. */
function difference(one: Decoded, other: Decoded): number {
  const differing = one.levels.filter((level, at) => Math.abs(level - (other.levels[at] ?? 0)) > 3)
  return differing.length / one.levels.length
}

describe('a picture', () => {
  it('is a grey PNG of 4 bits, 200 by 70, and twice that for sharp screens', () => {
    for (const { text, seed } of wishes.slice(0, 20)) {
      const { levels: _levels, ...format } = decode(drawPicture({ text, seed }))
      assert.deepEqual(format, { width: 200, height: 70, depth: 4, colour: 0 })
      const sharp = decode(drawPicture({ text, seed, scale: 2 }))
      assert.deepEqual([sharp.width, sharp.height], [400, 140])
    }
  })

  it('is at most 2,500 bytes, and 4,000 when it is sharp', () => {
    const most = (scale: 1 | 2) => Math.max(...wishes.map((wish) => drawPicture({ ...wish, scale }).length))
    assert.ok(most(1) <= 2_500, `${most(1)} bytes`)
    assert.ok(most(2) <= 4_000, `${most(2)} bytes`)
  })

  it('is the same for the same text and seed, byte by byte', () => {
    for (const wish of wishes.slice(0, 20)) assert.deepEqual(drawPicture(wish), drawPicture(wish))
  })

  it('is like no other of the same text', () => {
    const drawn = Array.from({ length: 12 }, () => decode(drawPicture({ text: 'KLUCYK', seed: randomBytes(32) })))
    for (const [n, one] of drawn.entries()) {
      for (const other of drawn.slice(n + 1)) assert.ok(difference(one, other) > 0.05)
    }
  })

  it('holds its text nowhere in its bytes', () => {
    for (const { text, seed } of wishes)
      assert.ok(!drawPicture({ text, seed }).toString('latin1').toUpperCase().includes(text))
  })

  it('stands out from its paper for everybody: 7 to 1', () => {
    // sRGB relative luminance of a grey level (WCAG 2.2)
    const luminance = (level: number) =>
      level / 15 <= 0.04045 ? level / 15 / 12.92 : ((level / 15 + 0.055) / 1.055) ** 2.4
    for (const wish of wishes.slice(0, 100)) {
      const { levels } = decode(drawPicture(wish))
      const [ink, paper] = [Math.min(...levels), Math.max(...levels)]
      assert.ok((luminance(paper) + 0.05) / (luminance(ink) + 0.05) >= 7)
    }
  })

  it('has an inked shape for every character, in whatever face is picked', () => {
    for (const character of PICTURE_ALPHABET) {
      for (let times = 0; times < 10; times++) {
        const { levels } = decode(drawPicture({ text: character, seed: randomBytes(32) }))
        assert.ok(levels.filter((level) => level < 8).length > 100, character)
      }
    }
  })

  it('has its neighbours touch in at least four of five, and mostly no white column between them', () => {
    const { all, gapless } = touchingPictures(wishes)
    assert.ok(all >= 0.8 * wishes.length, `${all} of ${wishes.length} touch`)
    assert.ok(gapless > 0.5 * wishes.length, `${gapless} of ${wishes.length} have no gap`)
  })

  it('refuses what it cannot draw, without repeating it', () => {
    const seed = randomBytes(32)
    for (const text of ['', 'ABC', 'abc', 'ACDEFHJKL', 'Ą']) {
      assert.throws(
        () => drawPicture({ text, seed }),
        (error: Error) => error instanceof RangeError && (text === '' || !error.message.includes(` ${text}`)),
      )
    }
    assert.throws(() => drawPicture({ text: 'KTY', seed: randomBytes(8) }), RangeError)
  })
})
