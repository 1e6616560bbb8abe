/** A stretch of a folded text that is guessed as a whole. */
export interface Pattern {
  /** Index in the text just behind the stretch. */
  end: number
  /** How much guessing it takes, in bits. */
  cost: number
}

const RUN_COST = 8
const YEAR_COST = 5
const DATE_COST = 15
/** Eleven digits that every Polish parent knows by heart, and that too many offices know as well. */
const PESEL_COST = 20

/** Orders that fingers and eyes follow, each read forwards and backwards; three signs in a row are a run. */
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзиклмнопрстуфхцчшщъыьэюя',
  '01234567890',
  '!@#$%^&*()',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl;',
  'zxcvbnm,./',
  'ицукенгшщзхъ',
  'фывапролджэ',
  'фівапролджє',
  'ячсмитьбю',
]

/** Less simple orders, of which four signs are a run: three of them stand in many a random number. */
const ZIGZAGS = [
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8i9j0',
  '1a2b3c4d5e6f7g8h9i0j',
  '00112233445566778899',
  'aabbccddeeffgghhiijj',
  '010203040506070809101112131415',
  '1357924680',
  '147258369',
  '159357',
]

const runsOfThree = runStarts(ROWS, 3)
const runsOfFour = runStarts(ZIGZAGS, 4)

/** The patterns that start at `from`: runs over keyboard and alphabet, years, dates, a PESEL. */
export function patternsAt(folded: string, from: number): Pattern[] {
  return [...runsAt(folded, from), ...numbersAt(folded, from), ...peselAt(folded, from)]
}

function runsAt(folded: string, from: number): Pattern[] {
  return [...continueRuns(runsOfThree, 3), ...continueRuns(runsOfFour, 4)]

  function continueRuns(starts: RunStarts, least: number): Pattern[] {
    const rests = starts.get(folded.slice(from, from + least)) ?? []
    return rests.map((rest) => {
      let end = from + least
      while (end - from - least < rest.length && rest.charAt(end - from - least) === folded.charAt(end)) end += 1
      return { end, cost: RUN_COST }
    })
  }
}

function numbersAt(folded: string, from: number): Pattern[] {
  const patterns: Pattern[] = []
  for (const { shape, cost } of NUMBERS) {
    shape.lastIndex = from
    const found = shape.exec(folded)
    if (found) patterns.push({ end: from + found[0].length, cost })
  }
  return patterns
}

/** Judged by its check digit alone; the months of other centuries make every third number look like a date. */
function peselAt(folded: string, from: number): Pattern[] {
  const digits = folded.slice(from, from + 11)
  if (!/^\d{11}$/.test(digits)) return []
  const sum = Array.from('13791379131').reduce((total, weight, at) => total + Number(weight) * Number(digits[at]), 0)
  return sum % 10 === 0 ? [{ end: from + 11, cost: PESEL_COST }] : []
}

const YEAR = '(?:19|20)\\d\\d'
const MONTH = '(?:0[1-9]|1[0-2])'
const DAY = '(?:0[1-9]|[12]\\d|3[01])'
const BETWEEN = '[./\\s-]?'

const NUMBERS = [
  { shape: new RegExp(YEAR, 'y'), cost: YEAR_COST },
  { shape: new RegExp(DAY + BETWEEN + MONTH + BETWEEN + YEAR, 'y'), cost: DATE_COST },
  { shape: new RegExp(YEAR + BETWEEN + MONTH + BETWEEN + DAY, 'y'), cost: DATE_COST },
  { shape: new RegExp(DAY + BETWEEN + MONTH + BETWEEN + '\\d\\d', 'y'), cost: DATE_COST },
  { shape: new RegExp('\\d\\d' + MONTH + DAY, 'y'), cost: DATE_COST },
]

type RunStarts = ReadonlyMap<string, string[]>

/** Every start of a run, with what follows it in each order where it stands. */
function runStarts(orders: readonly string[], least: number): RunStarts {
  const starts = new Map<string, string[]>()
  for (const line of orders.flatMap((order) => [order, Array.from(order).toReversed().join('')])) {
    for (let at = least; at <= line.length; at += 1) {
      const start = line.slice(at - least, at)
      starts.set(start, [...(starts.get(start) ?? []), line.slice(at)])
    }
  }
  return starts
}
