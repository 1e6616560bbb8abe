import { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill } from '@simplewebauthn/browser'
import { PasskeyForm } from './passkey-form.js'

// a browser that knows no passkeys shows the page as it came, without their buttons
if (browserSupportsWebAuthn()) {
  for (const element of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    const form = new PasskeyForm(element)
    form.start()
    if (element.dataset['conditional'] !== undefined && (await browserSupportsWebAuthnAutofill())) void form.offer()
  }
}
