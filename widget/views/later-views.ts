import { html, type TemplateResult } from 'lit'
import type { Language } from '../../contract/language.js'
import type { Client } from '../context/client.js'
import type { Flow } from '../flow/flow.js'
import { askAgain, completeLink } from '../flow/leave-link.js'
import { openLink } from '../flow/open-link.js'
import { readLinkMark, writeLinkMark } from '../flow/link-mark.js'
import type { View } from '../flow/view.js'
import type { LaterMessages } from '../i18n/later/messages.js'
import { register } from '../../ui/register.js'
import { webUrl } from './web-url.js'
import { AddressWord } from './address-word.js'
import { brokenView, expiredView, insecureView, misconfiguredView, reloadedView } from './dead-end-views.js'
import { CodeForm } from './code-form.js'
import { codeButton, codeLink } from './code-link.js'
import { doneView } from './done-view.js'
import type { CompletedEvent } from './completed-event.js'
import type { ExchangedEvent } from './exchanged-event.js'
import type { FailedEvent } from './failed-event.js'
import { hostedAddress } from './hosted-address.js'
import { PasswordForm } from './password-form.js'
import { sentView } from './sent-view.js'

export { acceptWish } from '../flow/accept-wish.js'
export { openLink, codeButton }

/** The views that are not needed for asking for a mail; they come as a file of their own. */
export type LaterView = Exclude<View, 'request' | 'opening'>

export interface LaterScene {
  view: LaterView
  flow: Flow
  language: Language
  client: Client | undefined
  messages: LaterMessages
  unit: string
  server: string
  signInUrl: string
  /** Of the heading; those within the view are one deeper. */
  level: number
}

/** Heading of a view. */
export function laterTitle({ view, flow, messages }: LaterScene): string {
  const isFirst = view === 'password' && flow.account?.purpose === 'activation'
  return isFirst ? messages.password.titleActivation : messages[view].title
}

/** What stands under the heading. */
export function laterView(scene: LaterScene): TemplateResult {
  const { view, flow, language, messages, unit, server, signInUrl } = scene
  const level = Math.min(scene.level + 1, 6)
  const handleAgain = () => askAgain(flow)
  switch (view) {
    case 'sent':
      register('klucznik-address-word', AddressWord)
      return html`${sentView(messages, { typed: flow.typed, handleAgain, code: codeLink(scene), level })}
        <klucznik-address-word
          .identifier=${flow.typed}
          .level=${level}
          @failed=${(event: FailedEvent) => flow.fail(event.detail)}
        ></klucznik-address-word>`
    case 'code':
      register('klucznik-code-form', CodeForm)
      return html`<klucznik-code-form
          .typed=${flow.typed}
          @exchanged=${(event: ExchangedEvent) => void handleExchanged(scene, event.detail)}
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
        @completed=${(event: CompletedEvent) => completeLink(flow, event.detail)}
        @failed=${(event: FailedEvent) => {
          if (event.detail.code === 'TICKET_INVALID') writeLinkMark(undefined)
          flow.fail(event.detail)
        }}
      ></klucznik-password-form>`
    case 'done':
      return doneView(messages, { ...flow.done, signInUrl: webUrl(signInUrl) })
    case 'broken':
      return brokenView(messages, { handleAgain, code: codeLink(scene) })
    case 'expired':
      return expiredView(messages, handleAgain)
    case 'reloaded':
      return reloadedView(messages, { ...readLinkMark(), language, handleAgain, code: codeLink(scene) })
    case 'insecure':
      return insecureView(messages, hostedAddress({ server, unit, ticket: flow.ticket }))
    case 'misconfigured':
      return misconfiguredView(messages, { unit, server })
  }
}

async function handleExchanged({ flow, client }: LaterScene, ticket: string): Promise<void> {
  if (!client) return
  flow.ticket = ticket
  flow.failure = undefined
  flow.show('opening')
  flow.waiting.begin()
  await openLink(flow, client, true)
  flow.waiting.end()
  if (flow.view === 'password') writeLinkMark({ ...readLinkMark(), isCodeSpent: true })
}
