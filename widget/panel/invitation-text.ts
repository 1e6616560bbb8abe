import type { Language } from '../i18n/language.js'
import { plural } from '../i18n/plural.js'
import type { PanelMessages } from './i18n/messages.js'
import type { InvitationCounts } from './panel-client.js'
import type { Outcome } from './views/outcome-notice.js'

const LEFT = ['withoutEmail', 'alreadySet', 'justMailed', 'disabled'] as const

/** How many invitations are on their way, and who was left out and why: a sentence each. A warning when there are none. */
export function invitationText(
  counts: InvitationCounts,
  { language, messages }: { language: Language; messages: PanelMessages },
): Outcome {
  const { queued, left, nobody } = messages.invite
  const sentences = [
    counts.queued > 0 ? plural(language, queued, counts.queued) : nobody,
    ...LEFT.filter((why) => counts[why] > 0).map((why) => plural(language, left[why], counts[why])),
  ]
  return { kind: counts.queued > 0 ? 'done' : 'warning', sentences }
}
