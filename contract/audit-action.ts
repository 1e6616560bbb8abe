/** What was done, as the history names it; new acts may be added, old ones keep their name. */
export type AuditAction =
  | 'panel.signed-in'
  | 'panel.signed-out'
  | 'person.added'
  | 'person.changed'
  | 'person.disabled'
  | 'person.enabled'
  | 'person.held'
  | 'person.released'
  | 'person.invited'
  | 'class.invited'
  | 'unit.invited'
  | 'letters.written'
  | 'accounts.listed'
  | 'identifier.taken'
  | 'staff.refused'
  | 'import.previewed'
  | 'import.started'
  | 'import.done'
  | 'audit.exported'

/** By which way something was done; `mail`: by the link that went to a former address. */
export type AuditWay = 'panel' | 'cli' | 'api' | 'mail'
