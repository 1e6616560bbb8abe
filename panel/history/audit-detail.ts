import type { Language } from '../../contract/language.js'
import { plural } from '../../ui/i18n/plural.js'
import { fieldNames } from '../person/field-names.js'
import type { PanelMessages } from '../i18n/messages.js'
import type { Role } from '../../contract/role.js'
import type { AuditEntry } from '../kit/panel-client.js'

/** What an entry says beside who and whom, in words; a detail that this version does not know as it is. */
export function auditDetail(
  { action, detail }: Pick<AuditEntry, 'action' | 'detail'>,
  { language, messages }: { language: Language; messages: PanelMessages },
): string {
  const { classes, person, history, import: files } = messages
  if (action === 'person.added' || action === 'person.changed' || action === 'identifier.taken') {
    const names: Record<string, string> = { ...fieldNames(messages), import: messages.menu.import }
    return detail
      .split(' ')
      .map((part) => {
        const [name = '', role] = part.split('=')
        const said = names[name] ?? name
        return role === undefined ? said : `${said}: ${person.roles[role as Role] ?? role}`
      })
      .join(', ')
  }
  const invited = /^(?:class=(.*) )?queued=(\d+)$/.exec(detail)
  if (invited) {
    const [, ofClass, count] = invited
    return [...(ofClass ? [messages.list.ofClass(ofClass)] : []), plural(language, classes.count, Number(count))].join(
      ': ',
    )
  }
  const counts = /^(interrupted )?added=(\d+) changed=(\d+)(?: unchanged=(\d+))? refused=(\d+)$/.exec(detail)
  if (!counts) return detail
  const [, interrupted, ...numbers] = counts
  const said = (['added', 'changed', 'unchanged', 'refused'] as const).flatMap((outcome, at) =>
    // an entry of an earlier version did not tell the unchanged apart
    numbers[at] === undefined ? [] : [`${files.outcome[outcome]}: ${numbers[at]}`],
  )
  return [...(interrupted ? [history.interrupted] : []), ...said].join(', ')
}
