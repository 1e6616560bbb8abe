import { html, type TemplateResult } from 'lit'
import type { PanelServices } from './panel-context.js'

/** Leads to the question before letters are printed: of a class, of somebody by their login, or of everybody. */
export function lettersLink(
  { me, language, messages }: Pick<PanelServices, 'me' | 'language' | 'messages'>,
  of: 'class' | 'login' | 'all',
  which: string,
): TemplateResult {
  return html`<a
    class="klucznik-button"
    href="/panel/${me.unit.id}/letters?${of}=${encodeURIComponent(which)}&lang=${language}"
    target="_blank"
    >${messages.invite.letters}</a
  >`
}
