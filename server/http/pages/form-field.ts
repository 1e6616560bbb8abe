import { markup, type Markup } from '../../html/markup.js'

/** A field of a page without scripts. */
export interface FormField {
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  value?: string
  /** The rest of what the browser is told, by attribute. */
  attributes: Record<string, string>
}

/** Label above, hint under it, the error between hint and field; a reader of screens hears all of them with the field. */
export function formField({ name, label, hint, error, value = '', attributes }: FormField): Markup {
  const described = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`].filter(
    Boolean,
  )
  const all = {
    id: name,
    name,
    ...attributes,
    ...(value !== '' && { value }),
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
    ...(error !== undefined && { 'aria-invalid': 'true', autofocus: '' }),
  }
  return markup`<div class="field">
<label for="${name}">${label}</label>${hint === undefined ? '' : markup`\n<p class="hint" id="${name}-hint">${hint}</p>`}${errorLine(`${name}-error`, error)}
<input${Object.entries(all).map(([attribute, text]) => markup` ${attribute}="${text}"`)}>
</div>`
}

/** What is wrong, in words and with a mark: never by colour alone. */
export function errorLine(id: string, error: string | undefined): Markup {
  return error === undefined
    ? markup``
    : markup`\n<p class="error" id="${id}"><span aria-hidden="true">⚠ </span>${error}</p>`
}

/** What a form sends along unseen. */
export function hiddenFields(fields: Record<string, string>): Markup[] {
  return Object.entries(fields).map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)
}
