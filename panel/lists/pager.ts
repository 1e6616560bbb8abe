import { html, nothing, type TemplateResult } from 'lit'
import type { PanelMessages } from '../i18n/messages.js'

export interface Pager {
  offset: number
  total: number
  size: number
  messages: PanelMessages
  handlePage: (offset: number) => void | Promise<void>
}

/** Buttons to the pages before and behind; nothing when there is one page. */
export function pager({ offset, total, size, messages, handlePage }: Pager): TemplateResult | typeof nothing {
  if (total <= size) return nothing
  const t = messages.list
  const button = (name: string, to: number): TemplateResult | typeof nothing =>
    to < 0 || to >= total
      ? nothing
      : html`<button class="klucznik-button" type="button" @click=${() => handlePage(to)}>${name}</button>`
  return html`<nav class="panel-actions" aria-label=${t.pages}>
    ${button(t.previous, offset - size)} ${button(t.next, offset + size)}
  </nav>`
}
