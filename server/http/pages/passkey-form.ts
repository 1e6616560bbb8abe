import { markup, trusted, type Markup } from '../../html/markup.js'
import type { PasskeyOptions } from '../../domain/ports/passkeys.js'

/** A form that the script of `passkeys/` brings to life; without it the button stays hidden. */
export interface PasskeyForm {
  path: string
  use: 'make' | 'sign'
  options: PasskeyOptions
  /** Whether the browser also offers its passkeys where the login is typed. */
  isConditional?: boolean
  /** What else is sent, and may be asked for. */
  fields: Markup | Markup[]
  button: string
  /** Said when the browser or its owner says no. */
  refused: string
}

/** Path of the script; a version of ours never changes. */
export function passkeyScript(version: string): string {
  return `/widget/${version}/passkeys.js`
}

export function passkeyForm({
  path,
  use,
  options,
  isConditional = false,
  fields,
  button,
  refused,
}: PasskeyForm): Markup {
  const conditional = trusted(isConditional ? ' data-conditional' : '')
  return markup`<form method="post" action="${path}" data-passkey="${use}" data-options="${JSON.stringify(options)}"${conditional}>${fields}
<input type="hidden" name="answer">
<p class="error" role="alert" data-passkey-error hidden>${refused}</p>
<p><button type="submit" class="plain" hidden>${button}</button></p>
</form>`
}
