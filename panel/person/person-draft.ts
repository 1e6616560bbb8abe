import type { PanelServices } from '../kit/panel-context.js'
import type { Saved } from '../kit/panel-client.js'
import { storedFields, typedSince, type PeselPlan, type Typed } from './person-fields.js'

/** What stands in a person's form. */
export interface Filled {
  typed: Typed
  plan: PeselPlan
}

/** A save under way: what was sent, and what comes of it. */
export interface Saving {
  sent: Filled
  answer: Promise<Saved>
}

/** What is kept of a form that was left, perhaps while it was being saved. */
export interface PersonDraft extends Filled {
  saving: Saving | undefined
}

/** Where the draft of a known person is kept. */
export function placeOf(login: string): string {
  return `person ${login}`
}

/** What was filled in after a save was sent; undefined when nothing was. */
export function filledSince({ typed, plan }: Filled, { sent }: Saving, { person }: Saved): Filled | undefined {
  const since = typedSince({ typed, sent: sent.typed, stored: storedFields(person) })
  if (!since) return undefined
  const isTyped = since.pesel !== ''
  return { typed: since, plan: isTyped && person.hasPesel ? 'replace' : plan === sent.plan ? 'keep' : plan }
}

/** A save came through after its form was left: what was sent is no draft any more. */
export function settleDraft(
  { drafts, announce, messages }: PanelServices,
  { place, draft, saved }: { place: string; draft: PersonDraft; saved: Saved },
): void {
  // a form has taken the draft back, and follows the save itself
  if (!draft.saving || !drafts.drop(place, draft)) return
  const since = filledSince(draft, draft.saving, saved)
  if (since) drafts.keep(placeOf(saved.person.login), { ...since, saving: undefined } satisfies PersonDraft)
  announce(saved.created ? messages.person.added : messages.person.saved)
}
