/** What was done, as the history names it; new acts may be added, old ones keep their name. */
export type AuditAction =
  | 'panel.signed-in'
  | 'panel.signed-out'
  | 'person.added'
  | 'person.changed'
  | 'person.disabled'
  | 'person.enabled'
  | 'person.invited'
  | 'class.invited'
  | 'unit.invited'
  | 'letters.written'
  | 'accounts.listed'
  | 'import.previewed'
  | 'import.started'
  | 'import.done'
  | 'audit.exported'
  | 'factor.added'
  | 'factor.removed'
  | 'factor.reset'

/** By which way something was done; `page` is a person's own. */
export type AuditWay = 'panel' | 'cli' | 'api' | 'page'
