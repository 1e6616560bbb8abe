import { createHash } from 'node:crypto'
import type { LineRefusal } from '../../contract/import-message.js'
import type { ReadRow } from '../domain/accounts/account-row.js'

/** Two lines of a file claim the same identifier: the file contradicts itself, and the second is refused. */
export type Clash = Omit<Extract<LineRefusal, { code: 'TWICE_IN_FILE' }>, 'code'>

/** Characters of base64url, 96 bits: nobody's claim is taken for another's. */
const HASH_LENGTH = 16

/**
 * Remembers which line of a file has a login, a PESEL, a substitute identifier; as hashes, so that an entry is small
 * whatever it is made of. Without it the lines under way at once would race for a PESEL that stands in two of them.
 */
export class ClaimedIdentifiers {
  readonly #lines = new Map<string, number>()

  /** Notes the row's identifiers; when an earlier line has one of them, tells which and notes none. */
  claim(line: number, { loginNormal, identifiers }: ReadRow): Clash | undefined {
    const claims: [Clash['what'], string][] = [['login', loginNormal]]
    if (identifiers.pesel) claims.push(['pesel', identifiers.pesel])
    if (identifiers.substitute) claims.push(['substitute', identifiers.substitute])
    const keys: string[] = []
    for (const [what, value] of claims) {
      const key = createHash('sha256').update(`${what} ${value}`).digest('base64url').slice(0, HASH_LENGTH)
      const earlier = this.#lines.get(key)
      if (earlier !== undefined) return { what, line: earlier }
      keys.push(key)
    }
    for (const key of keys) this.#lines.set(key, line)
    return undefined
  }
}
