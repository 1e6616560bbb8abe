import { readFileSync } from 'node:fs'

/**
 * SVG path data of each glyph by face and character: origin in the glyph's middle, y downwards, relative after each M.
 * scripts/glyphs took them from five fonts; they are read when the server starts.
 */
export const GLYPH_PATHS: ReadonlyMap<string, ReadonlyMap<string, string>> = readGlyphPaths(
  readFileSync(new URL('./glyphs.txt', import.meta.url), 'utf8'),
)

/** A glyph a line: face, character, path. Lines that begin with `#` name fonts and licences. */
function readGlyphPaths(text: string): Map<string, Map<string, string>> {
  const faces = new Map<string, Map<string, string>>()
  for (const [, face = '', character = '', path = ''] of text.matchAll(/^([a-z]+) (\S) (\S.*)$/gm)) {
    faces.set(face, (faces.get(face) ?? new Map<string, string>()).set(character, path))
  }
  return faces
}
