import { html, type TemplateResult } from 'lit'
import type { Client } from '../context/client.js'
import type { Flow } from '../flow/flow.js'
import type { View } from '../flow/view.js'
import type { LaterMessages } from '../i18n/later/messages.js'
import { register } from '../../ui/register.js'
import { webUrl } from './web-url.js'
import { expiredView, insecureView, misconfiguredView } from './dead-end-views.js'
import { CodeForm } from './code-form.js'
import { codeLink } from './code-link.js'
import { doneView } from './done-view.js'
import type { CompletedEvent } from './completed-event.js'
import type { ExchangedEvent } from './exchanged-event.js'
import type { FailedEvent } from './failed-event.js'
import { hostedAddress } from './hosted-address.js'
import { PasswordForm } from './password-form.js'
import { sentView } from './sent-view.js'

export { codeButton } from './code-link.js'

/** The views that are not needed for asking for a mail; they come as a file of their own. */
export type LaterView = Exclude<View, 'request' | 'opening'>

export interface LaterScene {
  view: LaterView
  flow: Flow
  client: Client | undefined
  messages: LaterMessages
  unit: string
  server: string
  signInUrl: string
}

/** Heading of a view. */
export function laterTitle({ view, flow, messages }: LaterScene): string {
  const isFirst = view === 'password' && flow.account?.purpose === 'activation'
  return isFirst ? messages.password.titleActivation : messages[view].title
}

/** What stands under the heading. */
export function laterView(scene: LaterScene): TemplateResult {
  const { view, flow, messages, unit, server, signInUrl } = scene
  const handleAgain = () => flow.askAgain()
  switch (view) {
    case 'sent':
      return sentView(messages, { handleAgain, code: codeLink(scene) })
    case 'code':
      register('klucznik-code-form', CodeForm)
      return html`<klucznik-code-form
          @exchanged=${(event: ExchangedEvent) => handleExchanged(scene, event.detail)}
          @failed=${(event: FailedEvent) => flow.fail(event.detail)}
        ></klucznik-code-form>
        <button class="klucznik-button" part="button" data-kind="plain" type="button" @click=${handleAgain}>
          ${messages.code.ask}
        </button>`
    case 'password':
      register('klucznik-password-form', PasswordForm)
      return html`<klucznik-password-form
        .ticket=${flow.ticket}
        .account=${flow.account}
        @completed=${(event: CompletedEvent) => flow.completed(event.detail)}
        @failed=${(event: FailedEvent) => flow.fail(event.detail)}
      ></klucznik-password-form>`
    case 'done':
      return doneView(messages, { ...flow.done, signInUrl: webUrl(signInUrl) })
    case 'expired':
      return expiredView(messages, handleAgain)
    case 'insecure':
      return insecureView(messages, hostedAddress({ server, unit, ticket: flow.ticket }))
    case 'misconfigured':
      return misconfiguredView(messages, { unit, server })
  }
}

function handleExchanged({ flow, client }: LaterScene, ticket: string): void {
  flow.ticket = ticket
  if (client) void flow.open(client, true)
}
