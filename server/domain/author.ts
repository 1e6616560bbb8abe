/**
 * Whoever writes for a school, as limits count them: somebody at the panel by the id of their account, a school's system
 * by the name of its key. The operator's own command is counted by nobody.
 */
export interface Author {
  role: 'teacher' | 'office' | 'system'
  id: string
  /** Of somebody at the panel, as the office knows them. */
  login?: string
}
