/** Pages that stand in English and in Polish: the same blocks, tables and headings, in the words of each. */
export const TRANSLATIONS = new Map([
  ['docs/operators.md', 'docs/operators.pl.md'],
  ['docs/webmasters.md', 'docs/webmasters.pl.md'],
])
