import { html, nothing, type TemplateResult } from 'lit'
import type { Flow } from '../flow/flow.js'
import type { LaterMessages } from '../i18n/later/messages.js'
import { hostedAddress, isHostedPage } from './hosted-address.js'

interface CodePlace {
  flow: Flow
  messages: LaterMessages
  unit: string
  server: string
}

/** Leads to where a code is typed; there is such a place on the operator's own page alone. */
export function codeButton({ flow, messages, unit, server }: CodePlace): TemplateResult | typeof nothing {
  if (!isHostedPage({ server, unit })) return nothing
  const handleClick = () => flow.show('code')
  return html`<button class="klucznik-button" part="button" data-kind="plain" type="button" @click=${handleClick}>
    ${messages.code.have}
  </button>`
}

/** The same from any page: others have scripts that could read a code, and lead to the operator's, in their language. */
export function codeLink(place: CodePlace): TemplateResult {
  const { messages, unit, server } = place
  if (isHostedPage({ server, unit })) return html`${codeButton(place)}`
  const href = `${hostedAddress({ server, unit })}?lang=${messages.language}`
  return html`<a class="klucznik-button" part="button" data-kind="plain" href=${href}>${messages.code.have}</a>`
}
