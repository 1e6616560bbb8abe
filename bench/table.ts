/** One line of what `npm run bench` prints. */
export interface BenchRow {
  name: string
  figure: string
}

/** Prints rows with their figures below each other. */
export function printTable(title: string, rows: BenchRow[]): void {
  const width = Math.max(...rows.map(({ name }) => name.length))
  console.log(`\n${title}`)
  for (const { name, figure } of rows) console.log(`  ${name.padEnd(width)}  ${figure}`)
}
