import { IdentifierTaken } from '../../domain/ports/account-store.js'

/** Runs a write; a violated unique index names the identifier that somebody else has. */
export function takenIn<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    const kind = /UNIQUE constraint failed: index 'accounts_(login|pesel|substitute)'/.exec(String(error))?.[1]
    if (kind === 'login' || kind === 'pesel' || kind === 'substitute') throw new IdentifierTaken(kind)
    throw error
  }
}

/** Runs a write; false when another account has one of its identifiers. */
export function isFree(run: () => unknown): boolean {
  try {
    takenIn(run)
    return true
  } catch (error) {
    if (error instanceof IdentifierTaken) return false
    throw error
  }
}
