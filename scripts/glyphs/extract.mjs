// Writes server/captcha/picture/glyphs.generated.ts and licences/ beside this file out of the fonts in node_modules;
// with --check only says whether they are up to date: node scripts/glyphs/extract.mjs [--check]

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { openSync } from 'fontkit'
import { faces } from './faces.mjs'
import { CAPITAL_HEIGHT, glyphPath } from './glyph-path.mjs'

const ALPHABET = 'ACDEFHJKLMNPRTUVWXY37'

const require = createRequire(import.meta.url)
const sources = faces.map((face) => {
  const folder = dirname(require.resolve(`@fontsource/${face.package}/package.json`))
  const font = openSync(join(folder, 'files', `${face.package}-latin-${face.weight}-normal.woff`))
  return { ...face, font, licence: readFileSync(join(folder, 'LICENSE'), 'utf8') }
})

const outputs = new Map([
  [new URL('../../server/captcha/picture/glyphs.generated.ts', import.meta.url), moduleText()],
  ...sources.map((face) => [new URL(`licences/${face.package}.txt`, import.meta.url), face.licence]),
])

for (const [url, text] of outputs) {
  if (!process.argv.includes('--check')) {
    writeFileSync(url, text)
  } else if (!existsSync(url) || readFileSync(url, 'utf8') !== text) {
    console.error(`${url.pathname} is out of date: node scripts/glyphs/extract.mjs`)
    process.exitCode = 1
  }
}

function moduleText() {
  const names = sources.map(({ name }) => `'${name}'`).join(' | ')
  return `// Written by scripts/glyphs/extract.mjs, which also keeps the full licences; not meant to be edited.
// These outlines are parts of the fonts below and stay under the SIL Open Font License 1.1, https://openfontlicense.org
${sources.map(({ font, name, weight }) => `// ${name}: ${font.familyName} ${weight}, ${font.copyright}`).join('\n')}

export type FaceName = ${names}

/** Outline units to the height of a capital letter. */
export const capitalHeight = ${CAPITAL_HEIGHT}

/** SVG path data of each glyph: origin in the glyph's middle, y downwards, relative after each M. */
export const glyphPaths: Record<FaceName, Readonly<Record<string, string>>> = {
${sources.map(faceText).join('\n')}
}
`
}

function faceText({ name, font, without }) {
  const glyphs = Array.from(ALPHABET)
    .filter((character) => !without.includes(character))
    .map((character) => `    ${/\d/.test(character) ? `'${character}'` : character}: '${glyphPath(font, character)}',`)
  return `  ${name}: {\n${glyphs.join('\n')}\n  },`
}
