/** The two lines to paste, with the attributes that differ from the defaults; the link is for browsers without scripts. */
export function writeMarkup(server: string, attributes: Record<string, string>): string {
  const written = Object.entries(attributes)
    .map(([name, value]) => (value === '' && name !== 'unit' ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`))
    .join('')
  const { unit = '' } = attributes
  const link = `<a href="${server}/jst/${encodeURIComponent(unit)}">Formularz na osobnej stronie</a>`
  return `<script type="module" src="${server}/widget/klucznik.js"></script>\n<klucznik-recovery${written}>\n  ${link}\n</klucznik-recovery>`
}

/** A rule with the variables that are set; empty when none is. */
export function writeSheet(values: Record<string, string>): string {
  const lines = Object.entries(values).map(([name, value]) => `  ${name}: ${value};`)
  return lines.length === 0 ? '' : `klucznik-recovery {\n${lines.join('\n')}\n}`
}

/** The script of this very version with its digest (Subresource Integrity), computed here and now. */
export async function writePinnedScript(server: string, version: string): Promise<string> {
  const path = `/widget/${version}/klucznik.js`
  return `<script type="module" src="${server}${path}" integrity="${await integrityOf(path)}" crossorigin="anonymous"></script>`
}

async function integrityOf(path: string): Promise<string> {
  try {
    const response = await fetch(path)
    if (!response.ok) return 'sha384-…'
    const digest = await crypto.subtle.digest('SHA-384', await response.arrayBuffer())
    return `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
  } catch {
    return 'sha384-…'
  }
}

function escapeAttribute(value: string): string {
  return value.replace(/[&"]/g, (sign) => (sign === '&' ? '&amp;' : '&quot;'))
}
