import { html, type TemplateResult } from 'lit'

/** A mark beside a text that says the same; nothing for a screen reader. `path` is drawn on 20 by 20. */
export function icon(path: string): TemplateResult {
  return html`<svg class="klucznik-icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>`
}

export const DISC = 'M10 1.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z'

export const alertIcon = (): TemplateResult => icon(`${DISC}m-1.1 4h2.2v6H8.9Zm0 7.6h2.2v2.2H8.9Z`)
export const refreshIcon = (): TemplateResult =>
  icon('M15.5 4.2A8 8 0 1 0 18 10h-2.2a5.8 5.8 0 1 1-1.9-4.3L11.5 8H18V1.6Z')
export const soundIcon = (): TemplateResult =>
  icon('M2 7v6h4l5 4.5v-15L6 7Zm11 0v6a4 4 0 0 0 0-6Zm0-4.5v2a7 7 0 0 1 0 11v2a9 9 0 0 0 0-15Z')
