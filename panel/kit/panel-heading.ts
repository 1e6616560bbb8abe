import { html, type TemplateResult } from 'lit'

/** Where whoever skips the header is led. */
export const HEADING_ID = 'tresc'

/** What has the focus when a place is entered, and when the header is skipped. */
export function panelHeading(text: string): TemplateResult {
  return html`<h1 class="klucznik-title" id=${HEADING_ID} tabindex="-1">${text}</h1>`
}
