import { createHash } from 'node:crypto'

/** 32 hex digits in lower case that always follow from a text: the id of what must not be there twice. */
export function derivedId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
