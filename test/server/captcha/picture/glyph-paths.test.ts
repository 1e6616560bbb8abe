import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'
import { facesWith, glyphOutline } from '../../../../server/captcha/picture/glyph-outline.js'
import { GLYPH_PATHS } from '../../../../server/captcha/picture/glyph-paths.js'
import { PICTURE_ALPHABET } from '../../../../server/captcha/picture/picture-text.js'

describe('the glyphs of pictures', () => {
  it('are there in two faces or more for every character that a picture may show, and for no other', () => {
    for (const character of PICTURE_ALPHABET) {
      const faces = facesWith(character)
      assert.ok(faces.length >= 2, `${character}: ${faces.join(', ')}`)
      for (const face of faces) assert.ok(glyphOutline(face, character).length > 0)
    }
    for (const glyphs of GLYPH_PATHS.values())
      for (const character of glyphs.keys()) assert.ok(PICTURE_ALPHABET.includes(character), character)
    assert.throws(() => glyphOutline('serif', 'F'), RangeError)
    assert.throws(() => glyphOutline('nobody', 'A'), RangeError)
  })

  it('are what their script makes of the fonts, byte for byte', () => {
    // from the repository's root, where every test runs
    const command = ['--import', 'tsx', 'scripts/glyphs/extract.mjs', '--check']
    const run = spawnSync(process.execPath, command, { encoding: 'utf8' })
    assert.equal(run.status, 0, run.stderr)
  })
})
