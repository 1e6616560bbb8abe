import { html, nothing, type TemplateResult } from 'lit'
import type { ClientFailure } from '../failure.js'
import type { AtHand } from '../i18n/at-hand.js'
import type { Language } from '../../contract/language.js'
import type { FailureTexts } from '../i18n/failure-texts.js'
import { plural } from '../i18n/plural.js'
import { alertIcon } from './icon.js'

export interface FailureNotice {
  failure: ClientFailure
  language: Language
  atHand: AtHand
  /** Texts that come later than the first: until they are there, nothing is said but that the server is out of reach. */
  later: { failures: FailureTexts } | undefined
  handleRetry: (this: void, event: Event) => void | Promise<void>
}

function textOf({ failure, language, atHand, later }: FailureNotice): string | undefined {
  const { code, retryAfter = 60 } = failure
  const broken = code === 'BROKEN' ? atHand.broken : undefined
  if (!later) return code === 'UNREACHABLE' ? atHand.unreachable : broken
  const { TOO_MANY_REQUESTS, ...failures } = later.failures
  if (code === 'TOO_MANY_REQUESTS') return plural(language, TOO_MANY_REQUESTS, Math.ceil(retryAfter / 60))
  return failures[code] ?? broken ?? failures.OTHER
}

/** What went wrong and what to do, with a button that tries again. */
export function failureNotice(notice: FailureNotice): TemplateResult | typeof nothing {
  const text = textOf(notice)
  if (!text) return nothing
  const { atHand, handleRetry } = notice
  return html`<div class="klucznik-notice" part="notice" data-kind="error" role="alert">
    <p>${alertIcon()}${text}</p>
    <button class="klucznik-button" part="button" type="button" @click=${handleRetry}>${atHand.retry}</button>
  </div>`
}
