/**
 * Whoever writes for a school, as limits count them: somebody at the panel by the id of their account, a school's system
 * by the name of its key, and a person on a page of their own, whatever they are at the school, by the id of their account. The operator's own command is counted by nobody.
 */
export interface Author {
  role: 'teacher' | 'office' | 'system' | 'person'
  id: string
  /** Of somebody with an account, as the office knows them. */
  login?: string
}
