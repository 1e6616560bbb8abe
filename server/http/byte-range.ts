/** Bytes of a body, both ends included. */
export interface ByteRange {
  first: number
  last: number
}

/**
 * What a `Range` header asks of a body of `size` bytes (RFC 9110, section 14.1.2): one range of bytes, open-ended and
 * suffix ranges too. Undefined when the header is to be passed over: another unit, several ranges, not well-formed.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 }
  }
  const first = Number(from)
  const last = to === '' ? size - 1 : Number(to)
  if (last < first) return to === '' ? 'unsatisfiable' : undefined
  return first >= size ? 'unsatisfiable' : { first, last: Math.min(last, size - 1) }
}
