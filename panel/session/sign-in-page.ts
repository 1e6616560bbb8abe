import { html, nothing, type TemplateResult } from 'lit'
import type { PanelClient } from '../kit/panel-client.js'
import type { SignedInEvent } from '../kit/panel-events.js'
import type { SessionController } from './session-controller.js'
import { outcomeNotice } from '../kit/outcome-notice.js'
import { panelHeading } from '../kit/panel-heading.js'
import type { SignInTexts } from './sign-in-view.js'

export interface SignInPage {
  texts: SignInTexts
  session: SessionController
  client: PanelClient | undefined
  unit: string
  handleSignedIn: (event: SignedInEvent) => void
}

/** The page of whoever is not signed in, and why they no longer are. */
export function signInPage({ texts, session, client, unit, handleSignedIn }: SignInPage): TemplateResult {
  const { messages } = texts
  const { stage, me } = session
  return html`${panelHeading(messages.signIn.title)}
    ${stage === 'left' ? outcomeNotice([messages.session.signedOut]) : nothing}
    ${stage === 'ended' ? html`<p class="klucznik-text">${messages.session.ended}</p>` : nothing}
    <klucznik-panel-sign-in
      .client=${client}
      .texts=${texts}
      .unit=${unit}
      .login=${me?.login ?? ''}
      @signed-in=${handleSignedIn}
    ></klucznik-panel-sign-in>`
}
