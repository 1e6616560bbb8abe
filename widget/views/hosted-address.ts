import { hostedPagePath } from '../../contract/hosted-page-path.js'

const INSECURE = /^http:(?!\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$))/

/** Whether this page is the operator's own one of the unit: the only one on which a code is typed. */
export function isHostedPage({ server, unit }: { server: string; unit: string }): boolean {
  return location.origin + location.pathname === server + hostedPagePath(unit)
}

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
