import { html, nothing, type TemplateResult } from 'lit'
import { alertIcon } from './icon.js'

export interface Field {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
}

/** What the input of a field refers to: its hint and its error, as far as there are any. */
export function describedBy({ id, hint, error }: Field): string | typeof nothing {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || nothing
}

/** Label, hint and error above an input; the input refers to them by {@link describedBy}. */
export function field(of: Field, input: TemplateResult): TemplateResult {
  const { id, label, hint, error } = of
  return html`<div class="klucznik-field" part="field" ?data-invalid=${error}>
    <label class="klucznik-label" part="label" for=${id}>${label}</label>
    ${hint ? html`<p class="klucznik-hint" part="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${error ? html`<p class="klucznik-error" part="error" id="${id}-error">${alertIcon()}${error}</p>` : nothing}
    ${input}
  </div>`
}
