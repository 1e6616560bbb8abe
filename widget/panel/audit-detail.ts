import type { Language } from '../i18n/language.js'
import { plural } from '../i18n/plural.js'
import type { PanelMessages } from './i18n/messages.js'
import type { AuditEntry, Role } from './panel-client.js'

/** What an entry says beside who and whom, in words; a detail that this version does not know as it is. */
export function auditDetail(
  { action, detail }: Pick<AuditEntry, 'action' | 'detail'>,
  { language, messages }: { language: Language; messages: PanelMessages },
): string {
  const { classes, person, history, import: files } = messages
  if (action === 'person.added' || action === 'person.changed') {
    const { firstName, lastName, login, email, pesel, class: ofClass, language: ofMails } = person
    const names: Record<string, string> = {
      firstName,
      lastName,
      login,
      email,
      pesel,
      class: ofClass,
      language: ofMails,
      ...history.fields,
      import: messages.menu.import,
    }
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
  const counts = /added=(\d+) changed=(\d+) refused=(\d+)$/.exec(detail)
  if (!counts) return detail
  return (['added', 'changed', 'refused'] as const)
    .map((outcome, at) => `${files.outcome[outcome]}: ${counts[at + 1]}`)
    .join(', ')
}
