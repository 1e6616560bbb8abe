import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { median } from './median.js'
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
    const imports: number[] = []
    const reads: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      reads.push(lines / (await seconds(() => readAlone(file))))
      imports.push(lines / (await seconds(() => runImport(folder, file, `data${round}`))))
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

async function runImport(folder: string, file: string, data: string): Promise<void> {
  const bin = join(import.meta.dirname, '..', 'dist', 'server', 'bin.js')
  const child = spawn(process.execPath, [bin, 'accounts', 'import', file, '--unit', 'przykladowo'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      SECRET_KEY: randomBytes(32).toString('base64'),
      UNITS_FILE: join(folder, 'units.json'),
      DATA_DIR: join(folder, data),
    },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0) throw new Error(`the import ended with ${code}: ${said}`)
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
