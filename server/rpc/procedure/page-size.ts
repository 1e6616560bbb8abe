import { z } from 'zod'

/** How many rows of a list are sent at once, unless the caller says otherwise. */
export interface PageSize {
  default: number
  most: number
}

/** Accounts that a school's system gets at once. */
export const ACCOUNTS_PAGE: PageSize = { default: 1_000, most: 1_000 }
/** People of a list in the panel. */
export const PEOPLE_PAGE: PageSize = { default: 50, most: 200 }
/** People whom a search in the panel finds. */
export const SEARCH_PAGE: PageSize = { default: 20, most: 50 }
/** Entries of the history. */
export const HISTORY_PAGE: PageSize = { default: 50, most: 200 }

/** No list is longer. */
const MOST_OFFSET = 10_000_000

/** The input that says how many rows are wanted. */
export function pageLimit({ default: fallback, most }: PageSize) {
  return z.int().min(1).max(most).default(fallback)
}

/** The input that says how many rows stand before the wanted ones. */
export const pageOffset = z.int().min(0).max(MOST_OFFSET).default(0)
