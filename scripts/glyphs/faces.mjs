/**
 * The faces a picture is set in, unlike each other in build. `without` names glyphs that people mistake when the glyph
 * is turned and bent: the thin strokes of H, N, V and Y for each other and of K for an X, and a
 * serif in the middle of a W, which makes it V and V.
 */
export const faces = [
  { name: 'sans', package: 'atkinson-hyperlegible', weight: 700, without: '' },
  { name: 'serif', package: 'merriweather', weight: 700, without: 'W' },
  { name: 'slab', package: 'zilla-slab', weight: 600, without: 'W' },
  { name: 'typewriter', package: 'courier-prime', weight: 700, without: '' },
  { name: 'handwriting', package: 'comic-neue', weight: 700, without: 'HKNVXY' },
]
