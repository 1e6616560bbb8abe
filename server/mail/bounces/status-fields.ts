/** Fields of one group of a delivery status (RFC 3464 2.1), names in lower case; of a field given twice, the first. */
export type StatusFields = ReadonlyMap<string, string>

/**
 * Reads the body of a `message/delivery-status`: groups of header fields with a blank line between, the first about the
 * mail, the others about a recipient each. What is no field is left out.
 */
export function readStatusFields(body: string): StatusFields[] {
  const groups: Map<string, string>[] = []
  let group: Map<string, string> | undefined
  let last = ''
  for (const line of body.split(/\r?\n/)) {
    if (line.trim() === '') {
      group = undefined
      continue
    }
    if (group === undefined) {
      group = new Map()
      groups.push(group)
      last = ''
    }
    if (/^[ \t]/.test(line)) {
      // RFC 5322 2.2.3: a folded line
      if (last !== '') group.set(last, `${group.get(last) ?? ''} ${line.trim()}`)
      continue
    }
    const colon = line.indexOf(':')
    last = colon > 0 ? line.slice(0, colon).trim().toLowerCase() : ''
    if (last === '') continue
    if (group.has(last)) last = ''
    else group.set(last, line.slice(colon + 1).trim())
  }
  return groups
}
