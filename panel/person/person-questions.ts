import type { PanelMessages } from '../i18n/messages.js'
import type { PersonEntry } from '../kit/panel-client.js'
import type { Question } from '../kit/panel-context.js'
import type { Typed } from './person-fields.js'

/** What is asked before a known person is changed. */
export function questionsBefore(
  { person: { email, pesel }, role }: Pick<PersonEntry, 'person' | 'role'>,
  { stored, t }: { stored: Typed; t: PanelMessages['person'] },
): Question[] {
  return [
    ...(email === undefined || stored.email === '' ? [] : [email === '' ? t.confirmNoEmail : t.confirmEmail]),
    ...(pesel === '' ? [t.confirmPesel] : []),
    ...(role ? [{ ...t.confirmRole, text: t.confirmRole.text[role] }] : []),
  ]
}
