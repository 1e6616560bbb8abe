import { hostedPagePath } from '../../contract/hosted-page-path.js'

const INSECURE = /^http:(?!\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$))/

/** Address of the operator's own page of a unit, by https but on this machine; a ticket goes along in the fragment. */
export function hostedAddress({
  server,
  unit,
  ticket,
}: {
  server: string
  unit: string
  ticket?: string | undefined
}): string {
  const fragment = ticket === undefined ? '' : `#klucznik=${ticket}`
  return `${server.replace(INSECURE, 'https:')}${hostedPagePath(unit)}${fragment}`
}
