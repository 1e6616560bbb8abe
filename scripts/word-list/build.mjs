// Writes server/passwords/common-passwords.txt; with --check only says whether it is up to date.
// Run by tsx, since it weighs words with the very code that judges passwords: npx tsx scripts/word-list/build.mjs

import { readFileSync, writeFileSync } from 'node:fs'
import { dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import { dictionary as polish } from '@zxcvbn-ts/language-pl'
import { foldPassword } from '../../server/domain/passwords/fold-password.ts'
import { guessCost } from '../../server/domain/passwords/guess-cost.ts'

const target = new URL('../../server/passwords/common-passwords.txt', import.meta.url)

/** Lists run from the most to the least frequent; what is cut off is rare. */
const sources = [
  ...['pl', 'uk', 'ru', 'en'].map(handWritten),
  polish.commonWords.filter(isWord),
  polish.femaleFirstnames,
  polish.maleFirstnames,
  polish.femaleLastnames.slice(0, 7000),
  polish.maleLastnames.slice(0, 7000),
  common['passwords-common'],
  english['commonWords-en'].filter(isWord).slice(0, 12_000),
  english['firstnames-en'],
]

const generated = fileOf(frontCode(dropRedundant(collect())))

if (!process.argv.includes('--check')) {
  writeFileSync(target, generated)
} else if (readFileSync(target, 'utf8') !== generated) {
  console.error('common-passwords.txt is out of date: npx tsx scripts/word-list/build.mjs')
  process.exitCode = 1
}

function handWritten(language) {
  const text = readFileSync(new URL(`words/${language}.txt`, import.meta.url), 'utf8')
  return text.replace(/^#.*$/gm, '').trim().split(/\s+/)
}

/** Subtitles also hold colours, fonts and other people's web addresses. */
function isWord(entry) {
  return /^\p{L}+$/u.test(entry)
}

/**
 * Folded, and once more without the digits and signs around it. Random letters often hold a word of four, so of those
 * only the frequent ones count; shorter words cost no less than their letters, and short numbers hardly less.
 */
function collect() {
  const words = sources.flatMap((source) =>
    source.flatMap((entry, rank) => {
      const folded = foldPassword(entry)
      const least = rank < 3000 ? 4 : 5
      return [folded, folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')].filter((word) => word.length >= least)
    }),
  )
  return [...new Set(words)].filter((word) => /^[\p{Ll}\p{Nd}]{4,24}$/u.test(word) && !/^\d{1,5}$/.test(word))
}

/** Leaves out what costs little without the list: `babylon5` for `babylon`, `08031986` for being a date. */
function dropRedundant(words) {
  const kept = new Set()
  const commonPasswords = { has: (piece) => kept.has(piece) }
  for (const word of words.toSorted((a, b) => a.length - b.length || byCodeUnits(a, b))) {
    // a word that is another and a letter stays: two of them and a year would pass otherwise
    if (guessCost(word, { commonPasswords }) > (isWord(word) ? 14 : 21)) kept.add(word)
  }
  return [...kept].toSorted(byCodeUnits)
}

/** See server/passwords/front-coding.ts. */
function frontCode(words) {
  let last = ''
  return words.map((word) => {
    let shared = 0
    while (shared < 25 && shared < last.length && last[shared] === word[shared]) shared += 1
    last = word
    return String.fromCharCode(65 + shared) + word.slice(shared)
  })
}

/** Lines that begin with `#` are passed over; no word holds that sign. */
function fileOf(coded) {
  const lines = ['']
  for (const entry of coded) {
    if (lines.at(-1).length + entry.length > 120) lines.push('')
    lines[lines.length - 1] += entry
  }
  return `# ${coded.length} words; how they are written: server/passwords/front-coding.ts.
# Written by scripts/word-list/build.mjs, which also keeps the full licences. Taken from:
# @zxcvbn-ts/language-common and -en, (c) Dan Wheeler, Dropbox, zxcvbn-ts; MIT. English words: OpenSubtitles 2024, ODC-BY.
# @zxcvbn-ts/language-pl, MIT. Polish words: OpenSubtitles 2018 by hermitdave/FrequencyWords, CC BY-SA.
${lines.join('\n')}
`
}

function byCodeUnits(a, b) {
  return a < b ? -1 : Number(a > b)
}
