/** Where somebody goes once they are signed in. */
export const DESTINATIONS = ['panel'] as const
export type Destination = (typeof DESTINATIONS)[number]

/** What `to` of a query or a form says; undefined for anything but a place of ours. */
export function readDestination(typed: unknown): Destination | undefined {
  const { to } = (typed ?? {}) as { to?: unknown }
  return DESTINATIONS.find((each) => each === to)
}
