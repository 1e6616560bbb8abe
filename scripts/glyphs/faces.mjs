/**
 * The faces a picture is set in, unlike each other in build. `without` names glyphs that people mistake when the glyph
 * is turned and bent.
 */
export const faces = [
  { name: 'sans', package: 'atkinson-hyperlegible', weight: 700, without: '' },
  { name: 'serif', package: 'merriweather', weight: 700, without: 'F' },
  { name: 'slab', package: 'zilla-slab', weight: 600, without: 'F' },
  { name: 'typewriter', package: 'courier-prime', weight: 700, without: 'F' },
  { name: 'handwriting', package: 'comic-neue', weight: 700, without: '' },
]
