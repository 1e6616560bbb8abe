/** Path on the operator's server of a unit's own page with the element, which asks for no page of the unit's. */
export function hostedPagePath(unit: string): string {
  return `/jst/${encodeURIComponent(unit)}`
}
