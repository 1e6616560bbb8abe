/** Where in a list somebody is. */
export interface ListPlace {
  offset: number
  query: string
}

/**
 * What {@link keepListPlace} has kept for this entry of the browser's history, if it was the same person's. Not in the
 * address: what somebody searched for is a name, and addresses are remembered and shown.
 */
export function listPlace(login: string): ListPlace {
  const state = history.state as (Partial<ListPlace> & { login?: string }) | null
  const { offset = 0, query = '' } = state?.login === login ? state : {}
  return { offset, query }
}

/** Keeps where somebody is, so that Back finds the list as it was left. */
export function keepListPlace(login: string, place: Partial<ListPlace>): void {
  history.replaceState({ ...listPlace(login), ...place, login }, '')
}
