// Writes server/captcha/picture/glyphs.txt and licences/ beside this file out of the fonts in node_modules; with --check
// only says whether they are up to date. Run by tsx, since it asks the server's code for which characters:
// npx tsx scripts/glyphs/extract.mjs [--check]

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { openSync } from 'fontkit'
import { PICTURE_ALPHABET } from '../../server/captcha/picture/picture-text.ts'
import { faces } from './faces.mjs'
import { glyphPath } from './glyph-path.mjs'

const require = createRequire(import.meta.url)
const sources = faces.map((face) => {
  const folder = dirname(require.resolve(`@fontsource/${face.package}/package.json`))
  const font = openSync(join(folder, 'files', `${face.package}-latin-${face.weight}-normal.woff`))
  return { ...face, font, licence: readFileSync(join(folder, 'LICENSE'), 'utf8') }
})

const outputs = new Map([
  [new URL('../../server/captcha/picture/glyphs.txt', import.meta.url), fileText()],
  ...sources.map((face) => [new URL(`licences/${face.package}.txt`, import.meta.url), face.licence]),
])

for (const [url, text] of outputs) {
  if (!process.argv.includes('--check')) {
    writeFileSync(url, text)
  } else if (!existsSync(url) || readFileSync(url, 'utf8') !== text) {
    console.error(`${url.pathname} is out of date: npx tsx scripts/glyphs/extract.mjs`)
    process.exitCode = 1
  }
}

/** Lines that begin with `#` are passed over. */
function fileText() {
  return `# SVG path data of each glyph, after its face and its character. How it is drawn: scripts/glyphs/glyph-path.mjs.
# Written by scripts/glyphs/extract.mjs, which also keeps the full licences; not meant to be edited.
# These outlines are parts of the fonts below and stay under the SIL Open Font License 1.1, https://openfontlicense.org
${sources.map(({ font, name, weight }) => `# ${name}: ${font.familyName} ${weight}, ${font.copyright}`).join('\n')}
${sources.flatMap(faceLines).join('\n')}
`
}

function faceLines({ name, font, without }) {
  return Array.from(PICTURE_ALPHABET)
    .filter((character) => !without.includes(character))
    .map((character) => `${name} ${character} ${glyphPath(font, character)}`)
}
