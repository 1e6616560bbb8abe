import type { PasskeyOptions } from '../../server/domain/ports/passkeys.js'

/** What a page asks of the browser's passkeys. */
export function askedPasskey(html: string): PasskeyOptions {
  const json = /data-options="([^"]+)"/.exec(html)?.[1] ?? ''
  return JSON.parse(json.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&amp;', '&')) as PasskeyOptions
}
