import { html, nothing, type TemplateResult } from 'lit'
import { IDENTIFIER_MAX_LENGTH } from '../../contract/field-lengths.js'
import { plural } from '../../ui/i18n/plural.js'
import { nextId } from '../../ui/next-id.js'
import { keepListPlace, listPlace } from './list-place.js'
import type { People } from '../kit/panel-client.js'
import { FOUND_AT_MOST } from '../kit/page-sizes.js'
import { PanelView } from '../kit/panel-view.js'
import { callStatus } from '../kit/call-status.js'
import { textField, type TextField } from '../kit/text-field.js'
import { peopleTable } from './people-table.js'

const TYPING_MS = 150

/** Finds people as somebody types; meanwhile a style hides what stands below. */
export class SearchBox extends PanelView {
  static override properties = { found: { state: true }, query: { state: true } }

  readonly #id = nextId()
  #typing: ReturnType<typeof setTimeout> | undefined

  private found: People | undefined
  private query = ''

  /** Whoever comes back from a person whom they had found sees the same search again. */
  override connectedCallback(): void {
    super.connectedCallback()
    this.#to(listPlace(this.services?.me.login ?? '').query)
    if (this.query !== '') void this.#search()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#typing)
  }

  #handleInput(event: InputEvent): void {
    this.#to((event.currentTarget as HTMLInputElement).value.trim())
    if (this.services) keepListPlace(this.services.me.login, { query: this.query })
    clearTimeout(this.#typing)
    if (this.query === '') this.found = undefined
    else this.#typing = setTimeout(() => void this.#search(), TYPING_MS)
  }

  #to(query: string): void {
    this.query = query
    this.toggleAttribute('data-active', query !== '')
  }

  #handleSubmit(event: SubmitEvent): void {
    event.preventDefault()
    clearTimeout(this.#typing)
    if (this.query !== '') void this.#search()
  }

  async #search(): Promise<void> {
    const { services, query } = this
    if (!services) return
    const found = await this.call.run(() => services.client.search({ query, limit: FOUND_AT_MOST }), {
      again: () => this.#search(),
    })
    if (!found || query !== this.query) return
    this.found = found
    services.announce(this.#summary(found))
  }

  #summary({ people, total }: People): string {
    const { services } = this
    if (!services) return ''
    const { language, messages } = services
    const t = messages.list
    if (total === 0) return t.none
    const found = plural(language, t.found, total)
    return people.length < total ? `${found}. ${plural(language, t.firstOnly, people.length)}` : `${found}.`
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, found } = this
    if (!services) return nothing
    const { messages } = services
    const t = messages.list
    const search: TextField = {
      id: `${this.#id}-search`,
      name: 'query',
      label: t.search,
      hint: services.me.role === 'office' ? t.searchHint : `${t.searchHint} ${t.searchReach}`,
      type: 'search',
      enterKeyHint: 'search',
      maxLength: IDENTIFIER_MAX_LENGTH,
      value: this.query,
      handleInput: (event) => this.#handleInput(event),
    }
    return html`<form class="panel-search" role="search" @submit=${this.#handleSubmit}>${textField(search)}</form>
      ${callStatus(this.call, services)}
      ${
        found
          ? html`<p class="klucznik-text panel-summary">${this.#summary(found)}</p>
              ${
                found.people.length > 0
                  ? peopleTable(found.people, { messages, label: messages.list.search, hasClass: true })
                  : nothing
              }`
          : nothing
      }`
  }
}
