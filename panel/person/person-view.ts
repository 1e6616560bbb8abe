import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { CallController } from '../kit/call-controller.js'
import { FunnelWatch } from '../kit/funnel-watch.js'
import type { Person, PersonAct } from '../kit/panel-client.js'
import { HeadingEvent, type SavedEvent } from '../kit/panel-events.js'
import { PanelView } from '../kit/panel-view.js'
import { isOpen, personName } from './person-name.js'
import { routeHash } from '../kit/route.js'
import { callStatus } from '../kit/call-status.js'
import { inviteRefusal, NO_OUTCOME, outcomeNotice, revealOutcome, type OutcomeKind } from '../kit/outcome-notice.js'
import { personSummary } from './person-summary.js'

/** One person: where they stand, what can be done for them, and their data to change. */
export class PersonView extends PanelView {
  static override properties = {
    login: { attribute: false },
    person: { state: true },
    isUnknown: { state: true },
    outcome: { state: true },
  }

  readonly #acting = new CallController(this)
  readonly #watch = new FunnelWatch(this)

  private person: Person | undefined
  private isUnknown = false
  private outcome = NO_OUTCOME

  login = ''

  override connectedCallback(): void {
    super.connectedCallback()
    this.outcome = { kind: 'done', sentences: this.services?.takeWord() ?? [] }
    void this.updateComplete.then(() => this.#load())
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    if (changed.has('outcome') && this.outcome !== NO_OUTCOME) revealOutcome(this)
    if (changed.has('person') && this.person) this.dispatchEvent(new HeadingEvent(personName(this.person)))
  }

  async #load(): Promise<void> {
    const { services, login } = this
    if (!services) return
    const person = await this.call.run(() => services.client.person(login), {
      again: () => this.#load(),
      handle: ({ code }) => (this.isUnknown = code === 'INPUT_INVALID'),
    })
    if (person) this.person = person
  }

  #handleSaved(event: SavedEvent): void {
    this.outcome = NO_OUTCOME
    this.person = event.detail
  }

  #say(sentence: string, kind: OutcomeKind = 'done'): void {
    this.outcome = { kind, sentences: [sentence] }
    this.services?.announce(sentence)
  }

  #handleInvite = async (): Promise<void> => {
    const { services, person } = this
    if (!services || !person) return
    const { client, messages, confirm } = services
    const t = messages.invite
    const { text, ...question } = t.confirmPerson
    if (person.email === '') return this.#say(t.refused.EMAIL_MISSING, 'refused')
    if (!(await confirm({ ...question, text: text(person.email) }))) return
    const counts = await this.#acting.run(() => client.invite({ kind: 'person', login: person.login }), {
      handle: (failure) => {
        const refusal = inviteRefusal(failure, messages)
        for (const sentence of refusal?.sentences ?? []) this.#say(sentence, 'refused')
        return refusal !== undefined
      },
    })
    if (!counts) return
    this.#say(t.personQueued)
    const isNews = ({ mailedAt, undelivered }: Person): boolean =>
      mailedAt !== person.mailedAt || undelivered?.at !== person.undelivered?.at
    this.#watch.start({
      look: async () => {
        const now = await client.person(person.login)
        this.person = now
        return isNews(now) ? undefined : JSON.stringify(now)
      },
      over: (isAll) => {
        if (!isAll) this.#say(t.personWaiting, 'warning')
        else if (this.person?.undelivered) this.#say(`${messages.state.undelivered}.`, 'refused')
        else this.#say(t.personSent)
      },
    })
  }

  /** Does something for the person, and says what came of it. */
  async #change(act: PersonAct, sentence: string): Promise<void> {
    const { services, login } = this
    if (!services) return
    const now = await this.#acting.run(() => services.client.change(act, login), {
      handle: ({ reason }) => reason === 'SELF' && (this.#say(services.messages.person.self, 'refused'), true),
    })
    if (!now) return
    this.person = now
    this.#say(sentence)
  }

  #handleStatus = async (): Promise<void> => {
    const { services, person } = this
    if (!services || !person) return
    const { messages, confirm, me } = services
    const t = messages.person
    if (!isOpen(person, me)) await this.#change('enable', t.enabled)
    else if (await confirm(t.confirmDisable)) await this.#change('disable', t.disabled)
  }

  #handleEmail = async (email: string): Promise<void> => {
    const { services, login } = this
    const saved = await this.#acting.run(async () => services?.client.save({ isNew: false, person: { login, email } }))
    if (!saved || !services) return
    this.person = saved.person
    this.#say(services.messages.person.saved)
  }

  #handleFactor = async (): Promise<void> => {
    const { services } = this
    if (!services) return
    const { messages, confirm } = services
    const t = messages.person
    if (await confirm(t.confirmFactor)) await this.#change('resetFactors', t.saved)
  }

  #handleCopy = async (): Promise<void> => {
    const { services, person } = this
    if (!services || !person) return
    const { messages } = services
    try {
      await navigator.clipboard.writeText(person.substituteId)
      this.#say(messages.person.copied)
    } catch {
      this.#say(messages.person.copyFailed, 'refused')
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, person } = this
    if (!services) return nothing
    const t = services.messages.person
    if (this.isUnknown)
      return html`<p class="klucznik-text">${services.me.role === 'office' ? t.unknown : t.unknownOrBeyond}</p>
        <p><a class="panel-link" href=${routeHash({ name: 'classes' })}>${services.messages.nowhere.back}</a></p>`
    if (!person) return callStatus(this.call, services)
    return html`${personSummary(person, {
        ...services,
        handleInvite: this.#handleInvite,
        handleStatus: this.#handleStatus,
        handleEmail: this.#handleEmail,
        handleCopy: this.#handleCopy,
        handleFactor: this.#handleFactor,
      })}
      ${outcomeNotice(this.outcome.sentences, this.outcome.kind)} ${callStatus(this.#acting, services)}
      <h2 class="klucznik-subtitle">${t.details}</h2>
      <klucznik-panel-person-form .person=${person} @saved=${this.#handleSaved}></klucznik-panel-person-form>`
  }
}
