const INSECURE = /^http:(?!\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$))/

/** Address of the operator's own page of a unit, by https but on this machine; a ticket goes along in the fragment. */
export function hostedPage({
  server,
  unit,
  ticket,
}: {
  server: string
  unit: string
  ticket?: string | undefined
}): string {
  return `${server.replace(INSECURE, 'https:')}/jst/${encodeURIComponent(unit)}${ticket === undefined ? '' : `#klucznik=${ticket}`}`
}
