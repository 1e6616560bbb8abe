import { neutral, neutralJson } from '../kit/neutral.js'
import type { ListedAccount } from '../../domain/accounts/listed-account.js'
import { UNDELIVERED_WORDS } from './undelivered-words.js'

/** How a listing is written: `table` for people, `tabs` for programs that cut lines, `json` for the others. */
export type ListingFormat = 'table' | 'tabs' | 'json'

/** Columns of `table` and `tabs`; their names follow the CSV's where they mean the same. */
const COLUMNS = [
  'login',
  'substitute_id',
  'first_name',
  'last_name',
  'class',
  'language',
  'email',
  'password',
  'status',
  'undelivered',
]

/** Accounts of one page: the columns of a table are as wide as a page needs, and a later page only widens them. */
const PAGE = 200

/** Writes accounts out in pieces of a page, with a heading unless they are JSON. */
export async function* formatListing(
  accounts: AsyncIterable<ListedAccount>,
  format: ListingFormat,
): AsyncGenerator<string> {
  const widths = COLUMNS.map((name) => name.length)
  let isFirst = true
  for await (const page of pagesOf(accounts)) {
    const heading = isFirst && format !== 'json' ? [COLUMNS] : []
    isFirst = false
    if (format === 'json') yield page.map((account) => `${neutralJson(account)}\n`).join('')
    else {
      const rows = [...heading, ...page.map(cellsOf)]
      yield rows.map(format === 'tabs' ? (cells) => `${cells.join('\t')}\n` : aligned(rows, widths)).join('')
    }
  }
}

/** At least one page, so that an empty listing has its heading. */
async function* pagesOf(accounts: AsyncIterable<ListedAccount>): AsyncGenerator<ListedAccount[]> {
  let page: ListedAccount[] = []
  for await (const account of accounts) {
    page.push(account)
    if (page.length < PAGE) continue
    yield page
    page = []
  }
  yield page
}

function cellsOf(account: ListedAccount): string[] {
  const { undelivered } = account
  return [
    account.login,
    account.substituteId ?? '?',
    account.firstName ?? '?',
    account.lastName ?? '?',
    account.class,
    account.language ?? '',
    account.hasEmail ? 'yes' : 'no',
    account.hasPassword ? 'yes' : 'no',
    account.status,
    undelivered === null ? '' : `${UNDELIVERED_WORDS[undelivered.reason]}, ${undelivered.at}`,
  ].map(neutral)
}

function aligned(rows: string[][], widths: number[]): (cells: string[]) => string {
  for (const cells of rows) {
    for (const [at, cell] of cells.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell))
  }
  return (cells) => {
    const padded = cells.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
    return `${padded.join('  ').trimEnd()}\n`
  }
}

/** In columns of a terminal, where a mark stands on the letter before it and takes none. */
function widthOf(text: string): number {
  return Array.from(text.replace(/\p{M}/gu, '')).length
}
