import { html, nothing, type TemplateResult } from 'lit'
import type { ImportMessage } from '../../../server/import/import-upload.js'
import { plural } from '../../i18n/plural.js'
import { nextId } from '../../next-id.js'
import { describedBy, field } from '../../views/field.js'
import { alertIcon } from '../../views/icon.js'
import { removesEmail, type ImportLine } from '../import/import-line.js'
import { personOfLine, readOwnFile, refusedLines, type OwnFile } from '../import/own-file.js'
import { uploadRefusalText } from '../import/refusal-text.js'
import { PanelView } from '../panel-view.js'
import { saveFile } from '../save-file.js'
import { callStatus } from './call-status.js'
import { outcomeNotice } from './outcome-notice.js'

type Step = 'choose' | 'preview' | 'stored'
type Done = Extract<ImportMessage, { done: unknown }>['done']

const COLUMNS = 'login,email,pesel,substitute_id,first_name,last_name,class,language'
const MOST_BYTES = 8 * 1024 * 1024
const PLACE = 'import'

/** Brings people from a file: shows what will change, stores it when told to, and gives back the lines to correct. */
export class ImportView extends PanelView {
  static override properties = {
    step: { state: true },
    error: { state: true },
    refusals: { state: true },
    progress: { state: true },
    mode: { state: true },
    lines: { state: true },
    done: { state: true },
    isCutShort: { state: true },
  }

  readonly #id = nextId()
  #file: File | undefined
  #own: OwnFile | undefined
  #stop = new AbortController()

  private step: Step = 'choose'
  private error = ''
  /** Why the whole file was refused. */
  private refusals: string[] = []
  private progress: { done: number; all: number } | undefined
  private mode: 'preview' | 'store' = 'preview'
  private lines: ImportLine[] = []
  private done: Done | undefined
  private isCutShort = false

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('beforeunload', this.#handleUnload)
    const draft = this.services?.drafts.take<{ file: File }>(PLACE)
    if (draft) void this.#check(draft.file)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('beforeunload', this.#handleUnload)
    this.#stop.abort()
    if (this.#file && this.step !== 'stored') this.services?.drafts.keep(PLACE, { file: this.#file })
  }

  #handleUnload = (event: BeforeUnloadEvent): void => {
    if (this.call.isBusy && this.mode === 'store') event.preventDefault()
  }

  #handleSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const input = this.querySelector<HTMLInputElement>('input[type=file]')
    const file = input?.files?.[0]
    const t = this.services?.messages.import
    this.refusals = []
    this.error = !file ? (t?.fileMissing ?? '') : file.size > MOST_BYTES ? (t?.tooLarge ?? '') : ''
    if (file && this.error === '') return this.#check(file)
    await this.updateComplete
    input?.focus()
  }

  async #check(file: File): Promise<void> {
    this.#file = file
    this.#own = await readOwnFile(file)
    if (await this.#send('preview')) this.step = 'preview'
    await this.#tell()
  }

  #handleStore = async (): Promise<void> => {
    const { services } = this
    if (!services || !(await services.confirm(services.messages.import.confirm))) return
    if (await this.#send('store')) this.step = 'stored'
    await this.#tell()
  }

  /** True when the server has gone through the whole file. */
  async #send(mode: 'preview' | 'store'): Promise<boolean> {
    const { services } = this
    const [file, own] = [this.#file, this.#own]
    if (!services || !file || !own || this.call.isBusy) return false
    const lines: ImportLine[] = []
    let done: Done | undefined
    let all = 0
    Object.assign(this, { mode, refusals: [], progress: undefined, isCutShort: false })
    this.#stop = new AbortController()
    const { signal } = this.#stop
    const heard = (message: ImportMessage): void => {
      if ('outcome' in message) lines.push({ ...message, ...personOfLine(own, message.line) })
      else if ('lines' in message) all = message.lines
      else if ('progress' in message) this.progress = { done: message.progress, all }
      else if ('done' in message) done = message.done
    }
    const answer = await this.call.run(
      async () => ({ refusal: await services.client.importFile(file, { mode, signal, heard }) }),
      { again: () => (mode === 'store' ? this.#handleStore() : this.#check(file)) },
    )
    this.progress = undefined
    if (answer?.refusal) this.refusals = uploadRefusalText(answer.refusal, services.messages)
    // lines are stored one by one: what was stored before it broke off stays
    this.isCutShort = mode === 'store' && done === undefined && !answer?.refusal
    if (!answer || answer.refusal || !done) return false
    Object.assign(this, { lines, done })
    return true
  }

  async #tell(): Promise<void> {
    const { services } = this
    if (!services) return
    await this.updateComplete
    if (this.refusals.length > 0 || !this.done) return
    services.announce(this.#summary().join(' '))
    this.querySelector<HTMLElement>('.panel-import-title')?.focus()
  }

  #summary(): string[] {
    const { services, done, step } = this
    if (!services || !done) return []
    const { language, messages } = services
    const t = messages.import
    const [added, changed] = step === 'stored' ? [t.added, t.changed] : [t.willAdd, t.willChange]
    const sentences = [
      ...(done.added > 0 ? [plural(language, added, done.added)] : []),
      ...(done.changed > 0 ? [plural(language, changed, done.changed)] : []),
    ]
    if (sentences.length === 0) sentences.push(t.nothing)
    const emails = this.lines.filter(removesEmail).length
    if (step === 'preview' && emails > 0) sentences.push(plural(language, t.emailsGo, emails))
    if (done.unchanged > 0) sentences.push(plural(language, t.unchanged, done.unchanged))
    if (done.refused > 0) sentences.push(plural(language, t.refused, done.refused))
    return sentences
  }

  #handleAnother = async (): Promise<void> => {
    this.#file = undefined
    Object.assign(this, { step: 'choose', refusals: [], lines: [], done: undefined, isCutShort: false })
    await this.updateComplete
    this.querySelector<HTMLElement>('input[type=file]')?.focus()
  }

  #handleDownload = (): void => {
    const { services } = this
    if (!services || !this.#own) return
    const refused = new Set(this.lines.filter(({ outcome }) => outcome === 'refused').map(({ line }) => line))
    const all = this.lines.map(({ line }) => line)
    saveFile('do-poprawy.csv', 'text/csv;charset=utf-8', refusedLines(this.#own, refused, all))
    services.announce(services.messages.import.downloaded)
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, step, refusals } = this
    if (!services) return nothing
    const { messages } = services
    const t = messages.import
    return html`${step === 'choose' ? this.#choice() : this.#result()}
    ${
      refusals.length > 0
        ? html`<div class="klucznik-notice" role="alert">
            <p class="klucznik-notice-title">${alertIcon()}${t.header}</p>
            <ul>
              ${refusals.map((refusal) => html`<li>${refusal}</li>`)}
            </ul>
          </div>`
        : nothing
    }
    ${this.isCutShort && !this.call.isBusy ? outcomeNotice([t.interrupted]) : nothing}
    ${callStatus(this.call, services, this.mode === 'store' ? t.storing : t.checking)}
    ${
      this.call.isSlow && this.progress
        ? html`<progress
              class="klucznik-progress panel-progress"
              max=${this.progress.all}
              .value=${this.progress.done}
              aria-label=${t.checking}
            ></progress>
            <p class="klucznik-text">${t.progress(this.progress.done, this.progress.all)}</p>`
        : nothing
    }`
  }

  #choice(): TemplateResult | typeof nothing {
    const { services, error } = this
    if (!services) return nothing
    const t = services.messages.import
    const about = { id: `${this.#id}-file`, label: t.file, hint: `${t.fileHint} ${COLUMNS}`, error }
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
            aria-invalid=${error ? 'true' : 'false'}
            aria-describedby=${describedBy(about)}
          />`,
        )}
        <button class="klucznik-button" data-kind="main" type="submit">${t.check}</button>
      </form>`
  }

  #result(): TemplateResult | typeof nothing {
    const { services, step, done } = this
    if (!services || !done) return nothing
    const t = services.messages.import
    const canStore = step === 'preview' && done.added + done.changed > 0
    return html`<h2 class="klucznik-subtitle panel-import-title" tabindex="-1">
        ${step === 'stored' ? t.stored : t.preview}
      </h2>
      ${outcomeNotice(this.#summary())}
      ${done.refused > 0 ? html`<p class="klucznik-text">${t.downloadHint}</p>` : nothing}
      <div class="panel-actions">
        ${
          canStore
            ? html`<button class="klucznik-button" data-kind="main" type="button" @click=${this.#handleStore}>
                ${t.store}
              </button>`
            : nothing
        }
        ${
          done.refused > 0
            ? html`<button class="klucznik-button" type="button" @click=${this.#handleDownload}>${t.download}</button>`
            : nothing
        }
        <button class="klucznik-button" type="button" @click=${this.#handleAnother}>${t.another}</button>
      </div>
      <klucznik-panel-import-lines .lines=${this.lines}></klucznik-panel-import-lines>`
  }
}
