import { createHash, createVerify } from 'node:crypto'

/** What a DKIM signature claims, and whether it is true. */
export interface DkimVerdict {
  valid: boolean
  domain: string
  selector: string
  /** Names of the signed headers, in lower case. */
  signedHeaders: string[]
}

/** Checks the DKIM signature of a mail (RFC 6376, relaxed/relaxed, rsa-sha256); undefined when there is none. */
export function verifyDkim(raw: Buffer, publicKey: string): DkimVerdict | undefined {
  const text = raw.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const fields = text.slice(0, end + 2).match(/[^\r\n]+\r\n(?:[ \t][^\r\n]*\r\n)*/g) ?? []
  const signature = fields.find((field) => /^dkim-signature:/i.test(field))
  if (signature === undefined) return undefined
  const tags = readTags(signature.slice(signature.indexOf(':') + 1))
  const body = createHash('sha256')
    .update(relaxBody(text.slice(end + 4)), 'latin1')
    .digest('base64')
  const signedHeaders = (tags.get('h') ?? '').toLowerCase().split(':')
  // from the bottom up, each field once (5.4.2); then the signature itself without its value (3.7)
  const left = [...fields].reverse()
  const signed = signedHeaders.map((name) => {
    const at = left.findIndex((field) => nameOf(field) === name)
    return at < 0 ? '' : left.splice(at, 1).map(relaxHeader).join('')
  })
  const unsigned = relaxHeader(signature.replace(/([;\s]b=)[^;]*/, '$1')).trimEnd()
  const isSigned = createVerify('sha256')
    .update([...signed, unsigned].join(''), 'latin1')
    .verify(publicKey, tags.get('b') ?? '', 'base64')
  const isOurKind = tags.get('v') === '1' && tags.get('a') === 'rsa-sha256' && tags.get('c') === 'relaxed/relaxed'
  return {
    valid: isOurKind && body === tags.get('bh') && isSigned,
    domain: tags.get('d') ?? '',
    selector: tags.get('s') ?? '',
    signedHeaders,
  }
}

function readTags(text: string): Map<string, string> {
  const pairs = text.split(';').map((tag) => tag.replace(/\s+/g, ''))
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))
}

function nameOf(field: string): string {
  return field.slice(0, field.indexOf(':')).trim().toLowerCase()
}

/** 3.4.2 */
function relaxHeader(field: string): string {
  const value = field.slice(field.indexOf(':') + 1).replace(/\r\n/g, '')
  return `${nameOf(field)}:${value.replace(/[ \t]+/g, ' ').trim()}\r\n`
}

/** 3.4.4 */
function relaxBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
  while (lines.at(-1) === '') lines.pop()
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`
}
