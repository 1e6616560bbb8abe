import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runKlucznik } from './run-klucznik.js'
import type { BenchRow } from './table.js'

const CLASS_SIZE = 25

/** `klucznik letters` on the embedded store, whole: a ticket, a code and an entry of the history for each, and a drawing. */
export async function benchCodedLetters({ people = 10_000 } = {}): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-bench-'))
  try {
    const [file, units, out] = ['accounts.csv', 'units.json', 'letters.html'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    const rows = Array.from(
      { length: people },
      (_, n) => `osoba${n},,,,Zofia,Wrona ${n},${Math.floor(n / CLASS_SIZE)},pl`,
    )
    await writeFile(
      file,
      ['login,email,pesel,substitute_id,first_name,last_name,class,language', ...rows, ''].join('\n'),
    )
    const unit = { id: 'przykladowo', name: 'Przykładowo', from: 'a@b.example', origins: [], contact: 'tel. 1' }
    await writeFile(units, JSON.stringify([unit]))
    const variables = {
      SECRET_KEY: randomBytes(32).toString('base64'),
      UNITS_FILE: units,
      DATA_DIR: join(folder, 'data'),
      PUBLIC_URL: 'https://konto.przykladowo.example',
    }
    await runKlucznik(['accounts', 'import', file, '--unit', 'przykladowo'], variables)
    const print = async (): Promise<number> => {
      const start = performance.now()
      await runKlucznik(['letters', '--unit', 'przykladowo', '--out', out], variables)
      return (performance.now() - start) / 1_000
    }
    const [first, again] = [await print(), await print()]
    const codes = (await readFile(out, 'utf8')).match(/class="keys two"/g)?.length ?? 0
    if (codes !== people) throw new Error(`${codes} letters of ${people} have a code`)
    return [
      { name: `klucznik letters, ${people} with a code`, figure: `${first.toFixed(1)} s` },
      { name: 'the same again, in the place of the first', figure: `${again.toFixed(1)} s` },
      { name: 'size of such a letter', figure: `${Math.round((await stat(out)).size / people)} bytes` },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
