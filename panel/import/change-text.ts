import type { ChangedField } from '../../contract/field-changes.js'
import { fieldNames } from '../person/field-names.js'
import type { PanelMessages } from '../i18n/messages.js'
import type { ImportLine } from '../../contract/import-message.js'

/** What a line does to the fields of somebody who is there, a sentence for each way; names of fields alone. */
export function changeTexts({ fields }: Extract<ImportLine, { fields: unknown }>, messages: PanelMessages): string[] {
  const names = fieldNames(messages)
  return (['removed', 'asked', 'replaced', 'added'] as const).flatMap((how) => {
    const said = Object.entries(fields).flatMap(([name, done]) =>
      done === how ? [names[name as ChangedField] ?? name] : [],
    )
    return said.length > 0 ? [`${messages.import.changes[how]}: ${said.join(', ')}`] : []
  })
}
