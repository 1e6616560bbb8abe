import type { Page } from './read-page.js'

/** Cells of the rows of every table on a page whose first column has this heading. */
export function rowsOf({ prose }: Pick<Page, 'prose'>, column: string): string[][] {
  const rows: string[][] = []
  let heading: string | undefined
  for (const line of prose) {
    // a bar within a cell is written `\|`
    const cells = line.startsWith('|')
      ? line
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.trim())
      : undefined
    if (cells === undefined) heading = undefined
    else if (heading === undefined) heading = cells[0]
    else if (heading === column && !/^:?-+:?$/.test(cells[0] ?? '')) rows.push(cells)
  }
  return rows
}
