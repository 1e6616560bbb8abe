import { generate } from 'lean-qr'
import { formatSubstituteId, generateSubstituteId } from '../server/domain/identifiers/substitute-id.js'
import { LANGUAGES } from '../contract/language.js'
import type { LetterRecipient } from '../server/domain/ports/letter-writer.js'
import { writeLetters } from '../server/letters/write-letters.js'
import type { BenchRow } from './table.js'

const ROUNDS = 5
const CLASS_SIZE = 25
const ADDRESS = 'https://konto.przykladowo.example/jst/przykladowo'

/** Letters a second and their size, beside what drawing the code anew on each of them would take. */
export async function benchLetters({ people = 1_000 } = {}): Promise<BenchRow[]> {
  const recipients = Array.from({ length: people }, (_, n): LetterRecipient => {
    const language = LANGUAGES[n % LANGUAGES.length] ?? 'pl'
    const place = {
      class: `${Math.floor(n / CLASS_SIZE)}`,
      language,
      substituteId: formatSubstituteId(generateSubstituteId()),
    }
    return { firstName: 'Aleksandra', lastName: `Wójcik-Kowalczyk ${n}`, hasEmail: n % 10 !== 0, ...place }
  })
  const unit = { name: 'Gmina Przykładowo', contact: 'tel. 12 345 67 89', languages: [...LANGUAGES] }
  const page = { address: ADDRESS, linkIn: () => ADDRESS, codeAddress: ADDRESS }
  const letters: number[] = []
  const codes: number[] = []
  let bytes = 0
  for (let round = 0; round < ROUNDS; round++) {
    bytes = 0
    let start = performance.now()
    for await (const piece of writeLetters({ ...page, unit, recipients })) bytes += Buffer.byteLength(piece)
    letters.push((performance.now() - start) / people)
    start = performance.now()
    for (let n = 0; n < people; n++) generate(ADDRESS)
    codes.push((performance.now() - start) / people)
  }
  const [letter, code] = [median(letters), median(codes)]
  return [
    { name: `${people} letters with registers`, figure: `${Math.round(1_000 / letter)} letters/s` },
    { name: 'size, registers and style included', figure: `${Math.round(bytes / people)} bytes a letter` },
    { name: 'letter : one QR code', figure: `1 : ${(code / letter).toFixed(1)}` },
  ]
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
