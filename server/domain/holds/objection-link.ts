import { objectionPath } from '../../../contract/hosted-page-path.js'
import type { Language } from '../../../contract/language.js'
import type { Unit } from '../unit.js'

/**
 * The link with which whoever reads a former address says that a change was not theirs. Its page works without scripts,
 * so that the secret stands in the query; it opens nothing, and can only close.
 */
export function objectionLink(
  { id }: Pick<Unit, 'id'>,
  publicUrl: string,
  { text, language }: { text: string; language: Language },
): string {
  return `${publicUrl}${objectionPath(id)}?lang=${language}&t=${text}`
}
