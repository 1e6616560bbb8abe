import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { nextId } from '../../ui/next-id.js'
import type { Question } from './panel-context.js'

/** Asks once before something that hurts. Escape and the first button change nothing. */
export class ConfirmDialog extends LitElement {
  static override properties = { question: { state: true }, cancel: {} }

  readonly #id = nextId()
  #answer: (isWanted: boolean) => void = () => {}

  private question: Question | undefined

  cancel = ''

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  /** Resolves with true when the person wants it done; the focus then is where it was. */
  async ask(question: Question): Promise<boolean> {
    this.#answer(false)
    // Safari 15.0 and Firefox 91 know no dialogs
    if (typeof HTMLDialogElement === 'undefined') return window.confirm(`${question.title}\n\n${question.text}`)
    this.question = question
    await this.updateComplete
    const dialog = this.querySelector('dialog')
    dialog?.showModal()
    return new Promise((resolve) => (this.#answer = resolve))
  }

  /** Says no for the person, when what was asked about is gone. */
  dismiss(): void {
    if (this.question) this.querySelector('dialog')?.close()
  }

  #handleClose(event: Event): void {
    const dialog = event.currentTarget as HTMLDialogElement
    this.#answer(dialog.returnValue === 'yes')
    this.#answer = () => {}
    dialog.returnValue = ''
  }

  #handleButton(event: MouseEvent): void {
    this.querySelector('dialog')?.close((event.currentTarget as HTMLButtonElement).value)
  }

  protected override render(): TemplateResult {
    const { question } = this
    const id = this.#id
    return html`<dialog
      class="panel-dialog"
      aria-labelledby="${id}-title"
      aria-describedby="${id}-text"
      @close=${this.#handleClose}
    >
      ${
        question
          ? html`<h2 class="klucznik-subtitle" id="${id}-title">${question.title}</h2>
              <p class="klucznik-text" id="${id}-text">${question.text}</p>
              <div class="panel-actions">
                <button class="klucznik-button" type="button" value="no" autofocus @click=${this.#handleButton}>
                  ${this.cancel}
                </button>
                <button class="klucznik-button" data-kind="main" type="button" value="yes" @click=${this.#handleButton}>
                  ${question.action}
                </button>
              </div>`
          : nothing
      }
    </dialog>`
  }
}
