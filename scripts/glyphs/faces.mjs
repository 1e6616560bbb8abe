/**
 * The faces a picture is set in, unlike each other in build. `without` names glyphs that people mistake when the glyph
 * is turned and bent: F for a P or a T, a 7 with a serif for a T, the thin strokes of H, N, V and Y for each other.
 */
export const faces = [
  { name: 'sans', package: 'atkinson-hyperlegible', weight: 700, without: '' },
  { name: 'serif', package: 'merriweather', weight: 700, without: 'F' },
  { name: 'slab', package: 'zilla-slab', weight: 600, without: 'F' },
  { name: 'typewriter', package: 'courier-prime', weight: 700, without: 'F7' },
  { name: 'handwriting', package: 'comic-neue', weight: 700, without: 'HNVY' },
]
