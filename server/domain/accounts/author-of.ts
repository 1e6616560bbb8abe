import type { Account } from '../account.js'
import type { Author } from '../author.js'

/** Somebody at the panel as the author of what they write; a member writes nothing. */
export function authorOf({ id, role, login }: Pick<Account, 'id' | 'role' | 'login'>): Author {
  return { role: role === 'office' ? 'office' : 'teacher', id, login }
}
