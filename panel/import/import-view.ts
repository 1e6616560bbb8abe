import { html, nothing, type TemplateResult } from 'lit'
import { COLUMNS } from '../../contract/people-file.js'
import { UPLOAD_MOST_BYTES } from '../../contract/upload-limits.js'
import { nextId } from '../../ui/next-id.js'
import { describedBy, field } from '../../ui/views/field.js'
import { alertIcon } from '../../ui/views/icon.js'
import { importRunOf, type ImportPhase, type ImportRun } from './import-run.js'
import { importProgress, importSummary } from './import-summary.js'
import { uploadRefusalText } from './refusal-text.js'
import { saveRows } from './save-rows.js'
import { PanelView } from '../kit/panel-view.js'
import { callStatus } from '../kit/call-status.js'
import { outcomeNotice } from '../kit/outcome-notice.js'

/** Brings people from a file: shows what will change, stores it when told to, and gives back the lines to correct. */
export class ImportView extends PanelView {
  static override properties = { error: { state: true } }

  readonly #id = nextId()
  #run: ImportRun | undefined
  #leave = (): void => {}
  #phase: ImportPhase | undefined
  #isSlowSaid = false

  private error = ''

  override connectedCallback(): void {
    super.connectedCallback()
    if (!this.services) return
    this.#run = importRunOf(this.services.drafts)
    this.#phase = this.#run.phase
    this.#leave = this.#run.watch(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#leave()
  }

  protected override updated(): void {
    const [services, run] = [this.services, this.#run]
    if (!services || !run) return
    const { isSlow } = run.call
    if (isSlow && !this.#isSlowSaid && run.phase === 'checking') {
      services.announce(services.messages.import.checking)
      // on a phone it stands below what is seen
      this.lastElementChild?.scrollIntoView({ block: 'nearest' })
    }
    this.#isSlowSaid = isSlow
    if (run.phase === this.#phase) return
    const before = this.#phase
    this.#phase = run.phase
    if (run.phase === 'preview' || run.phase === 'stored') services.announce(importSummary(run, services).join(' '))
    // while a file is checked the form stays, and so does the focus in it
    if (run.phase === 'choose' && before !== 'checking') this.#input?.focus()
    // at the top of what has come
    this.querySelector<HTMLElement>('.panel-import-title, [role=alert][tabindex]')?.focus()
  }

  get #input(): HTMLInputElement | null {
    return this.querySelector('input[type=file]')
  }

  #handleSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const [services, run, input] = [this.services, this.#run, this.#input]
    if (!services || !run || run.call.isBusy) return
    const file = input?.files?.[0]
    const t = services.messages.import
    this.error = !file ? t.fileMissing : file.size > UPLOAD_MOST_BYTES ? t.tooLarge : ''
    if (file && this.error === '') return run.check(file, services.client)
    await this.updateComplete
    input?.focus()
  }

  #handleStore = async (): Promise<void> => {
    const { services } = this
    if (services && (await services.confirm(services.messages.import.confirm))) await this.#run?.store(services.client)
  }

  #handleAnother = (): void => this.#run?.clear()

  #handleDownload = (): void => {
    const [services, run] = [this.services, this.#run]
    if (!services || !run) return
    saveRows('do-poprawy.csv', [
      run.header,
      ...run.lines.flatMap((line) => (line.outcome === 'refused' ? [line.text] : [])),
    ])
    services.announce(services.messages.import.downloaded)
  }

  #handleTemplate = (): void => {
    const { services } = this
    // semicolons: a Polish spreadsheet opens them as columns
    saveRows('wzor.csv', [COLUMNS.join(';')])
    services?.announce(services.messages.import.templateSaved)
  }

  protected override render(): TemplateResult | typeof nothing {
    switch (this.#run?.phase) {
      case 'choose':
      case 'checking':
        return this.#choice()
      case 'storing':
        return this.#storing()
      case 'interrupted':
        return this.#interrupted()
      case 'preview':
      case 'stored':
        return this.#result()
      case undefined:
        return nothing
    }
  }

  #choice(): TemplateResult | typeof nothing {
    const { error, services } = this
    const run = this.#run
    if (!services || !run) return nothing
    const { messages } = services
    const t = messages.import
    const about = {
      id: `${this.#id}-file`,
      label: t.file,
      hint: `${t.fileHint} ${COLUMNS.join(', ')}`,
      error,
    }
    const refusals = run.refusal ? uploadRefusalText(run.refusal, messages) : []
    return html`<p class="klucznik-text">${t.lead}</p>
      <form class="panel-form" novalidate @submit=${this.#handleSubmit}>
        ${field(
          about,
          html`<input
            class="klucznik-input"
            id=${about.id}
            name="file"
            type="file"
            accept=".csv,.txt,text/csv"
            .files=${run.files}
            aria-invalid=${error ? 'true' : 'false'}
            aria-describedby=${describedBy(about)}
          />`,
        )}
        <button
          class="klucznik-button"
          data-kind="main"
          type="submit"
          aria-disabled=${run.call.isBusy ? 'true' : 'false'}
        >
          ${t.check}
        </button>
      </form>
      <p><button class="panel-link" type="button" @click=${this.#handleTemplate}>${t.template}</button></p>
      ${
        refusals.length > 0
          ? html`<div class="klucznik-notice" role="alert" tabindex="-1">
              <p class="klucznik-notice-title">${alertIcon()}${t.header}</p>
              ${this.#fileName()}
              <ul>
                ${refusals.map((refusal) => html`<li>${refusal}</li>`)}
              </ul>
            </div>`
          : nothing
      }
      ${callStatus(run.call, services, t.checking)} ${run.call.isSlow ? this.#progress(t.checking) : nothing}`
  }

  #storing(): TemplateResult | typeof nothing {
    const { services } = this
    if (!services) return nothing
    const t = services.messages.import
    return html`${this.#title(t.storing)} ${this.#fileName()} ${this.#progress(t.storing)}
      <p class="klucznik-text">${t.storingHint}</p>`
  }

  #interrupted(): TemplateResult | typeof nothing {
    const { services } = this
    const run = this.#run
    if (!services || !run) return nothing
    const { language, messages } = services
    const t = messages.import
    return html`${this.#title(t.cutShort)} ${this.#fileName()}
      <p class="klucznik-text">${importProgress(run, { language, say: t.interrupted })}</p>
      ${callStatus(run.call, services)} ${this.#actions()}
      <klucznik-panel-import-lines .lines=${run.lines}></klucznik-panel-import-lines>`
  }

  #result(): TemplateResult | typeof nothing {
    const { services } = this
    const run = this.#run
    if (!services || !run) return nothing
    const t = services.messages.import
    return html`${this.#title(run.phase === 'stored' ? t.stored : t.preview)} ${this.#fileName()}
      ${callStatus(run.call, services)} ${outcomeNotice(importSummary(run, services))}
      ${run.done?.refused ? html`<p class="klucznik-text">${t.downloadHint}</p>` : nothing} ${this.#actions()}
      <klucznik-panel-import-lines .lines=${run.lines}></klucznik-panel-import-lines>`
  }

  #title(text: string): TemplateResult {
    return html`<h2 class="klucznik-subtitle panel-import-title" tabindex="-1">${text}</h2>`
  }

  #fileName(): TemplateResult {
    return html`<p class="klucznik-text">${this.services?.messages.import.fileIs(this.#run?.fileName ?? '')}</p>`
  }

  #progress(label: string): TemplateResult | typeof nothing {
    const { services } = this
    const run = this.#run
    if (!services || !run || run.progress.all === 0) return nothing
    const { language, messages } = services
    return html`<progress
        class="klucznik-progress panel-progress"
        max=${run.progress.all}
        .value=${run.progress.done}
        aria-label=${label}
      ></progress>
      <p class="klucznik-text">${importProgress(run, { language, say: messages.import.progress })}</p>`
  }

  #actions(): TemplateResult | typeof nothing {
    const { services } = this
    const run = this.#run
    if (!services || !run?.done) return nothing
    const t = services.messages.import
    const { added, changed, refused } = run.done
    const button = (text: string, handle: () => void | Promise<void>, kind?: 'main'): TemplateResult =>
      html`<button class="klucznik-button" data-kind=${kind ?? nothing} type="button" @click=${handle}>${text}</button>`
    return html`<div class="panel-actions">
      ${run.phase !== 'stored' && added + changed > 0 ? button(t.store, this.#handleStore, 'main') : nothing}
      ${refused > 0 ? button(t.download, this.#handleDownload) : nothing} ${button(t.another, this.#handleAnother)}
    </div>`
  }
}
