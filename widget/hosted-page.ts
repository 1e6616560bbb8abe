/** Address of the operator's own page of a unit; a ticket goes along in the fragment. */
export function hostedPage({
  server,
  unit,
  ticket,
}: {
  server: string
  unit: string
  ticket?: string | undefined
}): string {
  return `${server}/jst/${encodeURIComponent(unit)}${ticket === undefined ? '' : `#klucznik=${ticket}`}`
}
