import type { ChangedField } from '../../contract/field-changes.js'
import type { PanelMessages } from '../i18n/messages.js'

/** What the fields of an account are called, by their names on the server. */
export function fieldNames({ person, history }: PanelMessages): Record<ChangedField, string> {
  const { firstName, lastName, login, email, pesel, class: ofClass, language } = person
  return { firstName, lastName, login, email, pesel, class: ofClass, language, ...history.fields }
}
