import { accountPath } from '../../../contract/hosted-page-path.js'

/** Where somebody goes once they are signed in; `konto/…` is a part of their own page. */
export const DESTINATIONS = [
  'panel',
  'konto',
  'konto/factors',
  'konto/password',
  'konto/sessions',
  'konto/email',
  'konto/data',
] as const
export type Destination = (typeof DESTINATIONS)[number]

/** What `to` of a query or a form says; undefined for anything but a place of ours. */
export function readDestination(typed: unknown): Destination | undefined {
  const { to } = (typed ?? {}) as { to?: unknown }
  return DESTINATIONS.find((each) => each === to)
}

/** Path of that place. */
export function destinationPath(unit: string, to: Destination): string {
  if (to === 'panel') return `/panel/${encodeURIComponent(unit)}`
  return `${accountPath(unit)}${to.slice('konto'.length)}`
}
