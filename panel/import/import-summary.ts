import { plural } from '../../ui/i18n/plural.js'
import type { PanelServices } from '../kit/panel-context.js'
import { removesEmail } from './import-line.js'
import type { ImportRun } from './import-run.js'

type Speech = Pick<PanelServices, 'language' | 'messages'>

/** What will become of the file's lines, or what became of them: a sentence for each kind. */
export function importSummary({ phase, done, lines }: ImportRun, { language, messages }: Speech): string[] {
  if (!done) return []
  const t = messages.import
  const isStored = phase === 'stored'
  const [added, changed] = isStored ? [t.added, t.changed] : [t.willAdd, t.willChange]
  const sentences = [
    ...(done.added > 0 ? [plural(language, added, done.added)] : []),
    ...(done.changed > 0 ? [plural(language, changed, done.changed)] : []),
  ]
  if (sentences.length === 0) sentences.push(t.nothing)
  const emails = lines.filter(removesEmail).length
  if (!isStored && emails > 0) sentences.push(plural(language, t.emailsGo, emails))
  if (done.unchanged > 0) sentences.push(plural(language, t.unchanged, done.unchanged))
  if (done.refused > 0) sentences.push(plural(language, t.refused, done.refused))
  return sentences
}

/** How far a file has got. */
export function importProgress(
  { progress }: ImportRun,
  { language, say }: Pick<Speech, 'language'> & { say: (done: string, all: string) => string },
): string {
  return say(progress.done.toLocaleString(language), progress.all.toLocaleString(language))
}
