/** Names under which a browser takes the machine itself for safe without TLS (W3C Secure Contexts, 3.1). */
const OWN_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether an address is https, or http on this machine alone: what crosses a network in the clear can be read and changed. */
export function isTrustedUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && OWN_NAMES.has(hostname))
}
