const VOID = new Set(['meta', 'br', 'hr', 'img', 'link', 'input', '!doctype'])

/** The first element of an HTML page that is opened and not closed in its place, or the other way round. */
export function findUnbalanced(html: string): string | undefined {
  const open: string[] = []
  for (const [, slash = '', name = ''] of html.matchAll(/<(\/?)([a-z!][a-z0-9]*)\b[^>]*>/gi)) {
    const tag = name.toLowerCase()
    if (VOID.has(tag)) continue
    if (slash === '') open.push(tag)
    else if (open.pop() !== tag) return `</${tag}>`
  }
  return open.length === 0 ? undefined : `<${open.at(-1)}>`
}
