import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { median } from './median.js'
import { runKlucznik } from './run-klucznik.js'
import type { BenchRow } from './table.js'

const ROUNDS = 3

/** Lines a second of `klucznik accounts import` into the embedded store, beside csv-parse reading the same file. */
export async function benchImport({ lines = 20_000 } = {}): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-bench-'))
  try {
    const file = join(folder, 'accounts.csv')
    await writeFile(file, csv(lines))
    await writeFile(
      join(folder, 'units.json'),
      JSON.stringify([{ id: 'przykladowo', name: 'Przykładowo', from: 'a@b.example', origins: [], contact: 'x' }]),
    )
    const key = randomBytes(32).toString('base64')
    const imports: number[] = []
    const reads: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      reads.push(lines / (await seconds(() => readAlone(file))))
      const run = { SECRET_KEY: key, UNITS_FILE: join(folder, 'units.json'), DATA_DIR: join(folder, `data${round}`) }
      const args = ['accounts', 'import', file, '--unit', 'przykladowo']
      imports.push(lines / (await seconds(() => runKlucznik(args, run))))
    }
    const [imported, read] = [median(imports), median(reads)]
    return [
      { name: `accounts import, ${lines} new lines`, figure: `${Math.round(imported)} lines/s` },
      { name: 'peer: csv-parse alone on the same file', figure: `${Math.round(read)} lines/s` },
      { name: 'import : peer', figure: `1 : ${(read / imported).toFixed(1)}` },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function csv(lines: number): string {
  const rows = Array.from({ length: lines }, (_, n) => `osoba${n},osoba${n}@example.org,,,Imię,Nazwisko,4b,pl`)
  return `login,email,pesel,substitute_id,first_name,last_name,class,language\n${rows.join('\n')}\n`
}

async function readAlone(file: string): Promise<void> {
  let count = 0
  for await (const _row of createReadStream(file).pipe(parse({ columns: true }))) count++
  if (count === 0) throw new Error('nothing read')
}

async function seconds(run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return (performance.now() - start) / 1_000
}
