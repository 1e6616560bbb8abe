/** An http or https address, relative to the page; undefined for everything else. */
export function webUrl(text: string): string | undefined {
  try {
    const { href, protocol } = new URL(text || 'about:blank', document.baseURI)
    return /^https?:$/.test(protocol) ? href : undefined
  } catch {
    return undefined
  }
}
