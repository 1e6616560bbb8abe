import { html, nothing, type TemplateResult } from 'lit'
import { importRunOf, type ImportPhase, type ImportRun } from './import-run.js'
import { importProgress, importSummary } from './import-summary.js'
import { PanelView } from '../kit/panel-view.js'
import { routeHash } from '../kit/route.js'

/** Says in every other place of the panel how far a file has got that was left while it was stored. */
export class ImportNote extends PanelView {
  #run: ImportRun | undefined
  #leave = (): void => {}
  #phase: ImportPhase | undefined
  /** What was over when somebody came here is known to them. */
  #isNews = false

  override connectedCallback(): void {
    super.connectedCallback()
    if (!this.services) return
    this.#run = importRunOf(this.services.drafts)
    this.#phase = this.#run.phase
    this.#isNews = this.#phase === 'storing'
    this.#leave = this.#run.watch(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#leave()
  }

  protected override updated(): void {
    const phase = this.#run?.phase
    if (phase === this.#phase) return
    this.#phase = phase
    if (this.#isNews) this.services?.announce(this.#sentences().join(' '))
  }

  #sentences(): string[] {
    const [services, run] = [this.services, this.#run]
    if (!services || !run) return []
    const t = services.messages.import
    const { language } = services
    switch (run.phase) {
      case 'storing':
        return [`${t.storing}.`, importProgress(run, { language, say: t.progress })]
      case 'stored':
        return [`${t.stored}.`, ...importSummary(run, services)]
      default:
        return [
          `${t.cutShort}.`,
          ...(run.phase === 'interrupted' ? [importProgress(run, { language, say: t.interrupted })] : []),
        ]
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services } = this
    if (!services || !this.#isNews) return nothing
    const t = services.messages.import
    return html`<div class="panel-outcome">
      ${this.#sentences().map((sentence) => html`<p>${sentence}</p>`)}
      <a class="panel-link" href=${routeHash({ name: 'import' })}>${t.show}</a>
    </div>`
  }
}
