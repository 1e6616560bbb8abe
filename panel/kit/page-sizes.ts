/** People on a page of a list. */
export const PEOPLE_ON_PAGE = 50

/** People that a search shows. */
export const FOUND_AT_MOST = 20

/** Acts of the history that are fetched at once. */
export const ENTRIES_ON_PAGE = 50

/** Lines of a file that are shown at first, and more each time they are asked for. */
export const LINES_ON_PAGE = 100
