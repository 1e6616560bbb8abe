import { plural } from '../../ui/i18n/plural.js'
import type { InvitationCounts } from '../kit/panel-client.js'
import type { PanelServices } from '../kit/panel-context.js'
import type { Outcome } from '../kit/outcome-notice.js'

const LEFT = ['withoutEmail', 'alreadySet', 'justMailed', 'disabled'] as const

/**
 * What became of invitations: how many are on their way or `out`, and who was left out and why, a sentence each. `isOver`:
 * nobody looks on any more. A warning when there are none.
 */
export function invitationText(
  counts: InvitationCounts,
  { language, messages }: Pick<PanelServices, 'language' | 'messages'>,
  { out = 0, isOver = false }: { out?: number; isOver?: boolean } = {},
): Outcome {
  const { queued, sent, sentOf, watchOver, left, nobody } = messages.invite
  const going =
    counts.queued === 0
      ? [nobody]
      : out >= counts.queued
        ? [plural(language, sent, counts.queued)]
        : isOver
          ? [watchOver]
          : [
              plural(language, queued, counts.queued),
              ...(out > 0 ? [sentOf(out.toLocaleString(language), counts.queued.toLocaleString(language))] : []),
            ]
  const sentences = [
    ...going,
    ...LEFT.filter((why) => counts[why] > 0).map((why) => plural(language, left[why], counts[why])),
  ]
  return { kind: counts.queued > 0 ? 'done' : 'warning', sentences }
}
