import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { nextId } from '../../ui/next-id.js'
import { FieldValues } from './field-values.js'
import type { Role } from '../../contract/role.js'
import type { Person, Saved } from '../kit/panel-client.js'
import { SavedEvent } from '../kit/panel-events.js'
import type { PanelServices } from '../kit/panel-context.js'
import { PanelView } from '../kit/panel-view.js'
import { filledSince, placeOf, settleDraft, type PersonDraft, type Saving } from './person-draft.js'
import {
  changedFields,
  checkFields,
  FIELD_ORDER,
  NOBODY,
  refusedFields,
  storedFields,
  type FieldErrors,
  type PeselPlan,
  type Typed,
} from './person-fields.js'
import { questionsBefore } from './person-questions.js'
import { PeselJudge } from './pesel-hint.js'
import { callStatus } from '../kit/call-status.js'
import { NO_OUTCOME, outcomeNotice, revealOutcome, type Outcome } from '../kit/outcome-notice.js'
import { personFormFields, restoredNotice } from './person-form-fields.js'

/** Takes a new person, or changes one. Tells its parent `saved`. */
export class PersonForm extends PanelView {
  static override properties = {
    person: { attribute: false },
    ofClass: { attribute: false },
    likelyRole: { attribute: false },
    chosenRole: { state: true },
    errors: { state: true },
    plan: { state: true },
    isRestored: { state: true },
    outcome: { state: true },
  }

  readonly #id = nextId()
  readonly #fields = new FieldValues(this)
  readonly #judge = new PeselJudge(this, {
    read: () => this.#typed.pesel,
    show: (fault) => {
      const error = fault && (`PESEL_${fault}` as const)
      const { pesel, ...others } = this.errors
      this.errors = error ? { ...others, pesel: error } : others
      const { messages, announce } = this.services ?? {}
      if (error && error !== pesel && messages) announce?.(messages.person.errors[error])
    },
  })
  #draft: PersonDraft | undefined
  #saving: Saving | undefined
  /** A new person is stored and the form is about to go: it leaves no draft. */
  #isDone = false

  /** Undefined: as it is stored. */
  private chosenRole: Role | undefined
  private errors: FieldErrors = {}
  private plan: PeselPlan = 'keep'
  private isRestored = false
  private outcome = NO_OUTCOME

  /** Undefined: a new one. */
  person: Person | undefined
  /** The class that a new person is likely to be of. */
  ofClass = ''
  /** What a new person is likely to be. */
  likelyRole: Role = 'member'

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('beforeunload', this.#handleUnload)
    this.services?.drafts.open(this.#readDraft)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('beforeunload', this.#handleUnload)
    const { drafts } = this.services ?? {}
    drafts?.close(this.#readDraft)
    this.#draft = this.#readDraft()
    if (this.#draft) drafts?.keep(this.#place, this.#draft)
  }

  /** A draft comes back: here what decides which fields there are, in `firstUpdated` what stands in them. */
  protected override willUpdate(): void {
    if (this.hasUpdated) return
    this.#draft = this.services?.drafts.take<PersonDraft>(this.#place)
    if (!this.#draft) return
    this.plan = this.#draft.plan
    this.chosenRole = this.#draft.typed.role
    this.isRestored = true
  }

  protected override firstUpdated(): void {
    this.#fields.give(this.#stored)
    const draft = this.#draft
    this.#draft = undefined
    if (!draft) return
    this.#fields.write(draft.typed)
    if (draft.saving) void this.#follow(draft.saving)
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    if (changed.has('person')) this.#fields.give(this.#stored)
    if (changed.has('outcome')) revealOutcome(this)
  }

  get #place(): string {
    const { person, ofClass, likelyRole } = this
    return person ? placeOf(person.login) : `new ${likelyRole} ${ofClass}`
  }

  get #stored(): Typed {
    const { person, ofClass, likelyRole } = this
    return person ? storedFields(person) : { ...NOBODY, class: ofClass, role: likelyRole }
  }

  get #typed(): Typed {
    return this.#fields.read(this.#stored)
  }

  #readDraft = (): PersonDraft | undefined => {
    const [typed, stored, { plan }] = [this.#typed, this.#stored, this]
    const isDirty = plan !== 'keep' || FIELD_ORDER.some((name) => typed[name] !== stored[name])
    return isDirty && !this.#isDone ? { typed, plan, saving: this.#saving } : undefined
  }

  #handleUnload = (event: BeforeUnloadEvent): void => {
    if (this.#readDraft()) event.preventDefault()
  }

  #handlePlan = async (plan: PeselPlan): Promise<void> => {
    this.plan = plan
    const { pesel: _, ...others } = this.errors
    this.errors = others
    this.#judge.isGood = false
    await this.updateComplete
    // the button that was pressed is gone
    const next = this.#fields.input('pesel') ?? this.querySelector<HTMLElement>('.panel-pesel button')
    next?.focus()
  }

  #handleRole = (event: Event): void => {
    this.chosenRole = (event.currentTarget as HTMLSelectElement).value as Role
  }

  /** Back to what is stored, and to the first field, since the button that was pressed is gone. */
  #handleClear = async (): Promise<void> => {
    Object.assign(this, { plan: 'keep', chosenRole: undefined, errors: {}, isRestored: false, outcome: NO_OUTCOME })
    this.#judge.isGood = false
    await this.updateComplete
    this.#fields.write(this.#stored)
    this.#fields.input('firstName')?.focus()
  }

  #handleSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    await this.#save()
  }

  async #save(): Promise<void> {
    const { services, person, plan } = this
    if (!services || this.call.isBusy) return
    const { client, confirm, messages, me } = services
    this.#judge.stop()
    const [typed, stored] = [this.#typed, person && this.#stored]
    this.outcome = NO_OUTCOME
    if (await this.#refuse(checkFields(typed, { plan, needsClass: me.role === 'teacher' }))) return
    const entry = changedFields(typed, { stored, plan })
    if (!entry) return this.#say({ kind: 'warning', sentences: [messages.person.unchanged] })
    for (const question of stored ? questionsBefore(entry, { stored, t: messages.person }) : [])
      if (!(await confirm(question))) return
    const answer = client.save({ isNew: person === undefined, ...entry })
    await this.#follow({ sent: { typed, plan }, answer })
  }

  /** Waits for a save, which goes on when the form is left. */
  async #follow(saving: Saving): Promise<void> {
    const { services } = this
    if (!services) return
    this.#saving = saving
    const answer = saving.answer.then((saved) => {
      if (this.#draft) settleDraft(services, { place: this.#place, draft: this.#draft, saved })
      return saved
    })
    const saved = await this.call.run(() => answer, {
      again: () => this.#save(),
      handle: ({ code, reason }) => {
        if (code !== 'INPUT_INVALID') return false
        const errors = refusedFields(reason)
        if (Object.keys(errors).length === 0)
          this.#say({ kind: 'refused', sentences: [services.messages.person.errors.OTHER] })
        void this.#refuse(errors)
        return true
      },
    })
    if (this.isConnected) this.#saving = undefined
    if (saved) this.#settle(services, saved, saving)
  }

  /** What was typed while a save was on its way is not saved, and stays. */
  #settle({ drafts, leaveWord, messages }: PanelServices, saved: Saved, saving: Saving): void {
    const since = filledSince({ typed: this.#typed, plan: this.plan }, saving, saved)
    this.isRestored = false
    if (saved.created) {
      this.#isDone = true
      if (since) drafts.keep(placeOf(saved.person.login), { ...since, saving: undefined } satisfies PersonDraft)
      leaveWord(messages.person.added)
    } else {
      this.plan = since?.plan ?? 'keep'
      this.chosenRole = since?.typed.role
      this.#judge.isGood = false
      this.#fields.sent(saving.sent.typed)
      this.#say({ kind: 'done', sentences: [messages.person.saved] })
    }
    this.dispatchEvent(new SavedEvent(saved.person))
  }

  #say(outcome: Outcome): void {
    this.outcome = outcome
    this.services?.announce(outcome.sentences.join(' '))
  }

  /** Marks the fields and moves the focus to the one that needs a change, or to the list of them. */
  async #refuse(errors: FieldErrors): Promise<boolean> {
    this.errors = errors
    const [first, second] = FIELD_ORDER.filter((name) => errors[name])
    if (first === undefined) return false
    this.#judge.isGood = false
    await this.updateComplete
    const place = second ? this.querySelector<HTMLElement>('[role=alert][tabindex]') : this.#fields.input(first)
    place?.focus()
    return true
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, person, errors, plan, outcome } = this
    if (!services) return nothing
    const { messages } = services
    const t = messages.person
    const role = this.chosenRole ?? this.#stored.role
    return html`<form class="panel-form" novalidate autocomplete="off" @submit=${this.#handleSubmit}>
      ${this.isRestored ? restoredNotice(messages, { isNew: !person, handleClear: this.#handleClear }) : nothing}
      ${personFormFields({ id: this.#id, services, person, errors, plan, role, judge: this.#judge, handlePlan: this.#handlePlan, handleRole: this.#handleRole })}
      <button class="klucznik-button" data-kind="main" type="submit">${person ? t.save : t.add}</button>
      ${callStatus(this.call, services, t.saving)} ${outcomeNotice(outcome.sentences, outcome.kind)}
    </form>`
  }
}
