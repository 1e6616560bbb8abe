import { plural } from '../../ui/i18n/plural.js'
import type { PanelServices } from '../kit/panel-context.js'

/** How many people a list has, and which of them are on this page when it has several. */
export function listSummary(
  { offset, size, total }: { offset: number; size: number; total: number },
  { messages, language }: Pick<PanelServices, 'messages' | 'language'>,
): string {
  if (total === 0) return messages.list.empty
  if (total <= size) return plural(language, messages.classes.count, total)
  const [from, to, all] = [offset + 1, Math.min(offset + size, total), total].map((n) => n.toLocaleString(language))
  return messages.list.range(from ?? '', to ?? '', all ?? '')
}
