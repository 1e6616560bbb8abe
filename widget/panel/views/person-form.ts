import { html, nothing, type TemplateResult } from 'lit'
import { nextId } from '../../next-id.js'
import { errorSummary } from '../../views/error-summary.js'
import { checkPesel } from '../check-pesel.js'
import type { Person, Role } from '../panel-client.js'
import { PanelView } from '../panel-view.js'
import { SavedEvent } from '../panel-events.js'
import {
  changedFields,
  checkFields,
  NOBODY,
  refusedFields,
  storedFields,
  type FieldErrors,
  type FieldName,
  type PeselPlan,
  type Typed,
} from '../person-fields.js'
import { callStatus } from './call-status.js'
import { classField, languageField, peselField, roleField, textField } from './person-inputs.js'

/** What is kept of a form that was left. */
interface Draft {
  typed: Typed
  plan: PeselPlan
}

const FIELD_ORDER: FieldName[] = ['firstName', 'lastName', 'login', 'email', 'pesel', 'role', 'class', 'language']
const TYPING_MS = 400

/** Takes a new person, or changes one. Tells its parent `saved`. */
export class PersonForm extends PanelView {
  static override properties = {
    person: { attribute: false },
    ofClass: { attribute: false },
    likelyRole: { attribute: false },
    place: { attribute: false },
    chosenRole: { state: true },
    errors: { state: true },
    plan: { state: true },
    isPeselGood: { state: true },
    isRestored: { state: true },
    isRefused: { state: true },
  }

  readonly #id = nextId()
  #typing: ReturnType<typeof setTimeout> | undefined
  #isSaved = false
  #draft: Draft | undefined

  /** Undefined: as it is stored. */
  private chosenRole: Role | undefined
  private errors: FieldErrors = {}
  private plan: PeselPlan = 'keep'
  private isPeselGood = false
  private isRestored = false
  private isRefused = false

  /** Undefined: a new one. */
  person: Person | undefined
  /** The class that a new person is likely to be of. */
  ofClass = ''
  /** What a new person is likely to be. */
  likelyRole: Role = 'member'
  /** Under which a draft is kept. */
  place = ''

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('beforeunload', this.#handleUnload)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('beforeunload', this.#handleUnload)
    clearTimeout(this.#typing)
    if (this.#isDirty) this.services?.drafts.keep(this.place, { typed: this.#typed, plan: this.plan })
  }

  /** What was typed before comes back: what decides the fields first, then what stands in them. */
  protected override willUpdate(): void {
    if (this.hasUpdated) return
    this.#draft = this.services?.drafts.take<Draft>(this.place)
    if (!this.#draft) return
    this.plan = this.#draft.plan
    this.chosenRole = this.#draft.typed.role
    this.isRestored = true
  }

  protected override firstUpdated(): void {
    for (const name of FIELD_ORDER) {
      const input = this.#input(name)
      if (input && this.#draft) input.value = this.#draft.typed[name]
    }
    this.#draft = undefined
  }

  get #stored(): Typed {
    const { person, ofClass, likelyRole } = this
    return person ? storedFields(person) : { ...NOBODY, class: ofClass, role: likelyRole }
  }

  get #typed(): Typed {
    const stored = this.#stored
    const read = (name: FieldName): [FieldName, string] => [name, this.#input(name)?.value.trim() ?? stored[name]]
    return { ...Object.fromEntries(FIELD_ORDER.map(read)), role: this.chosenRole ?? stored.role } as Typed
  }

  get #isDirty(): boolean {
    if (this.#isSaved) return false
    const [typed, stored] = [this.#typed, this.#stored]
    return this.plan !== 'keep' || FIELD_ORDER.some((name) => typed[name] !== stored[name])
  }

  #input(name: FieldName): HTMLInputElement | HTMLSelectElement | null {
    return this.querySelector(`[name=${name}]`)
  }

  #handleUnload = (event: BeforeUnloadEvent): void => {
    if (this.#isDirty) event.preventDefault()
  }

  /** Says what is wrong with a PESEL as soon as it can be known, and not before. */
  #handlePesel = (): void => {
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => this.#judgePesel(false), TYPING_MS)
  }

  #judgePesel = (isDone: boolean): void => {
    clearTimeout(this.#typing)
    const typed = this.#input('pesel')?.value.trim() ?? ''
    const error = typed === '' ? undefined : checkPesel(typed)
    const isEarly = error === 'PESEL_LENGTH' && !isDone && typed.replace(/[\s-]/g, '').length < 11
    const { pesel, ...others } = this.errors
    const shown = isEarly ? undefined : error
    this.isPeselGood = typed !== '' && error === undefined
    if (shown === pesel) return
    this.errors = shown ? { ...others, pesel: shown } : others
    const { messages, announce } = this.services ?? {}
    if (shown && messages) announce?.(messages.person.errors[shown])
  }

  #handlePlan = async (plan: PeselPlan): Promise<void> => {
    this.plan = plan
    const { pesel: _, ...others } = this.errors
    this.errors = others
    this.isPeselGood = false
    await this.updateComplete
    // the button that was pressed is gone
    const next = this.#input('pesel') ?? this.querySelector<HTMLElement>('.panel-pesel button')
    next?.focus()
  }

  #handleSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    await this.#save()
  }

  #handleRole = (event: Event): void => {
    this.chosenRole = (event.currentTarget as HTMLSelectElement).value as Role
  }

  async #save(): Promise<void> {
    const { services, person, plan } = this
    if (!services || this.call.isBusy) return
    const { client, confirm, announce, messages, me } = services
    const t = messages.person
    clearTimeout(this.#typing)
    const [typed, stored] = [this.#typed, this.#stored]
    this.isRefused = false
    if (await this.#refuse(checkFields(typed, { plan, needsClass: me.role === 'teacher' }))) return
    const entry = changedFields(typed, person ? stored : NOBODY, plan)
    if (!entry) return announce(t.unchanged)
    if (person) {
      const { email, pesel } = entry.person
      if (email !== undefined && stored.email !== '' && !(await confirm(t.confirmEmail))) return
      if (pesel === '' && !(await confirm(t.confirmPesel))) return
      if (entry.role && !(await confirm({ ...t.confirmRole, text: t.confirmRole.text[entry.role] }))) return
    }
    const saved = await this.call.run(() => client.save({ isNew: person === undefined, ...entry }), {
      again: () => this.#save(),
      handle: ({ code, reason }) => {
        if (code !== 'INPUT_INVALID') return false
        const errors = refusedFields(reason)
        this.isRefused = Object.keys(errors).length === 0
        void this.#refuse(errors)
        return true
      },
    })
    if (!saved) return
    // the form of a new person is about to go; that of a known one shows what is now stored
    this.#isSaved = saved.created
    this.isRestored = false
    this.chosenRole = undefined
    this.plan = 'keep'
    this.isPeselGood = false
    const input = this.#input('pesel')
    if (input) input.value = ''
    announce(saved.created ? t.added : t.saved)
    this.dispatchEvent(new SavedEvent(saved.person))
  }

  /** Marks the fields and moves the focus to the one that needs a change, or to the list of them. */
  async #refuse(errors: FieldErrors): Promise<boolean> {
    this.errors = errors
    const names = FIELD_ORDER.filter((name) => errors[name])
    const [first] = names
    if (first === undefined) return false
    this.isPeselGood = false
    await this.updateComplete
    if (names.length > 1) this.querySelector<HTMLElement>('[role=alert][tabindex]')?.focus()
    else this.#input(first)?.focus()
    return true
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, person, errors, plan, isPeselGood } = this
    if (!services) return nothing
    const { messages, me } = services
    const t = messages.person
    const stored = this.#stored
    const of = (name: FieldName) => {
      const error = errors[name]
      return { id: `${this.#id}-${name}`, name, value: stored[name], error: error && t.errors[error] }
    }
    const summary = FIELD_ORDER.flatMap((name) => {
      const { id, error } = of(name)
      return error ? [{ id, text: error }] : []
    })
    const role = this.chosenRole ?? stored.role
    const givesRole = me.role === 'office' && person?.login !== me.login
    return html`<form class="panel-form" novalidate autocomplete="off" @submit=${this.#handleSubmit}>
      ${this.isRestored ? html`<p class="panel-outcome">${messages.session.restored}</p>` : nothing}
      ${errorSummary(messages, summary)}
      ${this.isRefused ? html`<div class="klucznik-notice" role="alert"><p>${t.errors.OTHER}</p></div>` : nothing}
      <div class="panel-pair">
        ${textField({ ...of('firstName'), label: t.firstName, maxLength: 100 })}
        ${textField({ ...of('lastName'), label: t.lastName, maxLength: 100 })}
      </div>
      ${
        person ? nothing : textField({ ...of('login'), label: t.login, hint: t.loginHint, maxLength: 64, isWord: true })
      }
      ${textField({ ...of('email'), label: t.email, hint: t.emailHint, maxLength: 254, isWord: true, type: 'email' })}
      ${peselField(of('pesel'), {
        t,
        plan,
        isOnRecord: person?.hasPesel ?? false,
        isGood: isPeselGood,
        handlePlan: this.#handlePlan,
        handleInput: this.#handlePesel,
        handleDone: () => this.#judgePesel(true),
      })}
      ${givesRole ? roleField(of('role'), { t, role, handleChange: this.#handleRole }) : nothing}
      <div ?hidden=${role === 'office'}>${classField(of('class'), { t, me, isTeacher: role === 'teacher' })}</div>
      ${languageField(of('language'), { t, languages: me.unit.languages })} ${callStatus(this.call, services, t.saving)}
      <button class="klucznik-button" data-kind="main" type="submit">${person ? t.save : t.add}</button>
    </form>`
  }
}
