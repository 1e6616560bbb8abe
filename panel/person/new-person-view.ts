import { html, nothing, type TemplateResult } from 'lit'
import type { SavedEvent } from '../kit/panel-events.js'
import { PanelView } from '../kit/panel-view.js'
import { routeHash } from '../kit/route.js'

/** Enters somebody; then shows them. */
export class NewPersonView extends PanelView {
  static override properties = { ofClass: { attribute: false }, staff: { type: Boolean } }

  ofClass = ''
  staff = false

  #handleSaved(event: SavedEvent): void {
    location.hash = routeHash({ name: 'person', login: event.detail.login })
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, ofClass, staff } = this
    if (!services) return nothing
    return html`<p class="klucznik-text">${services.messages.person.newLead}</p>
      <klucznik-panel-person-form
        .ofClass=${ofClass}
        .likelyRole=${staff ? 'teacher' : 'member'}
        @saved=${this.#handleSaved}
      ></klucznik-panel-person-form>`
  }
}
