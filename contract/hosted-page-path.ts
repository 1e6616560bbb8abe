/** Path on the operator's server of a unit's own page with the element, which asks for no page of the unit's. */
export function hostedPagePath(unit: string): string {
  return `/jst/${encodeURIComponent(unit)}`
}

/** Path of the page with which whoever reads a former address says that a change was not theirs. */
export function objectionPath(unit: string): string {
  return `${hostedPagePath(unit)}/not-me`
}

/** Path of a person's own page; its parts are under it. */
export function accountPath(unit: string): string {
  return `${hostedPagePath(unit)}/konto`
}

/** Path of the page with the button that confirms a new e-mail address. */
export function confirmAddressPath(unit: string): string {
  return `${accountPath(unit)}/email/confirm`
}

/** Path of the page where one signs in; the steps that follow are under it. */
export function signInPath(unit: string): string {
  return `${hostedPagePath(unit)}/sign-in`
}

/** A step of the way that needs no script. */
export type PlainStep = 'request' | 'code' | 'password' | 'done'

/** Path of a step of the way that needs no script. */
export function plainPath(unit: string, step: PlainStep): string {
  return `${hostedPagePath(unit)}/${step}`
}
