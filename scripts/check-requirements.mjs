// Holds docs/requirements.md and the tests to each other: every number has a test that cites it in its name, unless it is
// to come, and no test cites a number that the page does not have. `--write` brings the page's lists of tests up to date.
// A folder after that is looked at instead of this repository.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPage, shownBy, writePage } from './requirements/page.mjs'
import { citingNames } from './requirements/test-names.mjs'

const PAGE = 'docs/requirements.md'
const NOT_GIVEN = [31, 58]
/** The test of this check has made-up numbers in its texts. */
const OWN_TEST = join('test', 'scripts', 'check-requirements.test.ts')

const isWriting = process.argv.includes('--write')
const root = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? join(import.meta.dirname, '..')
const file = join(root, PAGE)
const pieces = readPage(readFileSync(file, 'utf8'))
const requirements = pieces.filter(({ number }) => number !== undefined)
const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => join('test', path))
  .filter((path) => path !== OWN_TEST)
  .sort()
  .map((path) => ({ file: path, names: citingNames(readFileSync(join(root, path), 'utf8')) }))

if (isWriting) {
  for (const requirement of requirements) requirement.shownBy = shownBy(requirement.number, tests)
  writeFileSync(file, writePage(pieces))
}
const mistakes = [...mistakesInNumbers(), ...mistakesInTests(), ...requirements.flatMap(mistakesOf)]
for (const mistake of mistakes) console.error(`✗ ${mistake}`)
const toCome = requirements.filter(({ isToCome }) => isToCome).length
console.log(`${PAGE}: ${requirements.length - toCome} requirements with tests, ${toCome} to come`)
process.exit(mistakes.length > 0 ? 1 : 0)

/** Numbers go up by one; the two that were never given are left out. */
function mistakesInNumbers() {
  const given = requirements.map(({ number }) => number)
  const wanted = Array.from({ length: Math.max(0, ...given) }, (_, at) => at + 1).filter((n) => !NOT_GIVEN.includes(n))
  const missing = wanted.filter((number) => !given.includes(number))
  const isOrdered = given.every((number, at) => at === 0 || number > given[at - 1])
  return [
    ...missing.map((number) => `${PAGE} has no number ${number}`),
    ...given.filter((number) => NOT_GIVEN.includes(number)).map((number) => `${number} is not given`),
    ...(isOrdered ? [] : [`the numbers of ${PAGE} do not go up`]),
  ]
}

function mistakesInTests() {
  const known = new Set(requirements.map(({ number }) => number))
  return tests.flatMap(({ file: path, names }) =>
    names.flatMap(({ suite, name, numbers }) =>
      numbers
        .filter((number) => !known.has(number))
        .map((number) => `${path}: "${`${suite} ${name}`.trim()}" cites ${number}, which ${PAGE} does not have`),
    ),
  )
}

function mistakesOf({ number, isToCome, shownBy: listed }) {
  const citing = shownBy(number, tests)
  const gone = listed.filter(({ file: path }) => !existsSync(join(root, path)))
  const silent = listed.filter((each) => !gone.includes(each) && !citing.some(({ file: path }) => path === each.file))
  const mistakes = [
    ...gone.map(({ file: path }) => `${number} names ${path}, which does not exist`),
    ...silent.map(({ file: path }) => `${number} names ${path}, which does not cite it`),
  ]
  if (isToCome && citing.length > 0) {
    mistakes.push(`${number} is to come and has a test already: ${citing.map(({ file: path }) => path).join(', ')}`)
  }
  if (!isToCome && citing.length === 0) mistakes.push(`${number} has no test that cites it`)
  if (mistakes.length === 0 && JSON.stringify(citing) !== JSON.stringify(listed)) {
    mistakes.push(`${number} lists its tests otherwise than they are: node scripts/check-requirements.mjs --write`)
  }
  return mistakes
}
