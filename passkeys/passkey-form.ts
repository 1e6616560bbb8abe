import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** What a page says of the passkey that its form needs, as the server has written it. */
type Options = Parameters<typeof startAuthentication>[0]['optionsJSON'] &
  Parameters<typeof startRegistration>[0]['optionsJSON']

/**
 * A form with which somebody makes a passkey or signs with one. The page has written it whole: `data-passkey` is `make` or
 * `sign`, `data-options` what the browser is asked for, `answer` a hidden field for what it says; a sentence for when it
 * says no waits under `data-passkey-error`; the button and what else is asked for (`data-passkey-fields`) are hidden until
 * there is somebody to press it for.
 */
export class PasskeyForm {
  readonly #form: HTMLFormElement

  constructor(form: HTMLFormElement) {
    this.#form = form
  }

  /** Shows what was hidden, and asks the browser when the button is pressed. */
  start(): void {
    for (const part of this.#form.querySelectorAll<HTMLElement>('button, [data-passkey-fields]')) part.hidden = false
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#ask({ useBrowserAutofill: false })
    })
  }

  /** Lets the browser offer its passkeys where the login is typed; it asks nobody, and may wait for good. */
  async offer(): Promise<void> {
    await this.#ask({ useBrowserAutofill: true })
  }

  async #ask({ useBrowserAutofill }: { useBrowserAutofill: boolean }): Promise<void> {
    const refused = this.#form.querySelector<HTMLElement>('[data-passkey-error]')
    if (refused !== null) refused.hidden = true
    const { passkey, options = '{}' } = this.#form.dataset
    const optionsJSON = JSON.parse(options) as Options
    try {
      const answer =
        passkey === 'make'
          ? await startRegistration({ optionsJSON })
          : await startAuthentication({ optionsJSON, useBrowserAutofill })
      const field = this.#form.elements.namedItem('answer')
      if (field instanceof HTMLInputElement) field.value = JSON.stringify(answer)
      // no event, or it would be asked for again
      this.#form.submit()
    } catch {
      // nobody has asked for what a browser offers by itself
      if (refused !== null && !useBrowserAutofill) refused.hidden = false
    }
  }
}
