import { ContextConsumer } from '@lit/context'
import { LitElement, type PropertyValues } from 'lit'
import { CallController } from './call-controller.js'
import { panelContext, type PanelServices } from './panel-context.js'

/** A view of the panel: in the page's own tree, for password managers, with what every view works with. */
export abstract class PanelView extends LitElement {
  protected readonly call = new CallController(this)
  readonly #services = new ContextConsumer(this, { context: panelContext, subscribe: true })
  #isSlowSaid = false

  protected get services(): PanelServices | undefined {
    return this.#services.value
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  protected override updated(_changed: PropertyValues): void {
    const { isSlow } = this.call
    if (isSlow && !this.#isSlowSaid) this.services?.announce(this.services.messages.loading)
    this.#isSlowSaid = isSlow
  }
}
