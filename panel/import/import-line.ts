import type { ImportLine } from '../../contract/import-message.js'

/** Whether a line takes somebody's address away. */
export function removesEmail(line: ImportLine): boolean {
  return line.outcome === 'changed' && line.fields.email === 'removed'
}

/** What needs somebody's eyes first; lines that are alike stay in the file's order. */
export function inOrderOfCare(lines: readonly ImportLine[]): ImportLine[] {
  const ranks = ['refused', 'changed', 'added', 'unchanged']
  const rank = (line: ImportLine): number => (removesEmail(line) ? 0.5 : ranks.indexOf(line.outcome))
  return [...lines].sort((one, other) => rank(one) - rank(other))
}
