import { html, type TemplateResult } from 'lit'
import type { Way } from '../challenge/way.js'
import { describedBy, field, type Field } from '../../ui/views/field.js'

/** Where the characters of the picture go, or the digits of the sound. */
export function answerField(
  of: Field,
  { way, handleKey }: { way: Way; handleKey: (event: KeyboardEvent) => void },
): TemplateResult {
  return field(
    of,
    html`<input
      class="klucznik-input"
      part="input"
      data-size="short"
      id=${of.id}
      name="answer"
      type="text"
      inputmode=${way === 'sound' ? 'numeric' : 'text'}
      autocomplete="off"
      autocapitalize="characters"
      autocorrect="off"
      spellcheck="false"
      enterkeyhint="next"
      maxlength="64"
      @keydown=${handleKey}
      aria-invalid=${of.error ? 'true' : 'false'}
      aria-describedby=${describedBy(of)}
    />`,
  )
}

/** Where one says who one is; `typed` stands in it at first. */
export function identifierField(of: Field, typed: string): TemplateResult {
  return field(
    of,
    html`<input
      class="klucznik-input"
      part="input"
      id=${of.id}
      name="identifier"
      type="text"
      inputmode="email"
      autocomplete="username"
      autocapitalize="none"
      autocorrect="off"
      spellcheck="false"
      enterkeyhint="send"
      maxlength="254"
      .value=${typed}
      aria-invalid=${of.error ? 'true' : 'false'}
      aria-describedby=${describedBy(of)}
    />`,
  )
}
