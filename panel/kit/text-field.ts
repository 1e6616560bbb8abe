import { html, nothing, type TemplateResult } from 'lit'
import { describedBy, field, type Field } from '../../ui/views/field.js'

/** A line of text to type; without more said it is no word of a sentence, and nothing that a browser is to fill in. */
export interface TextField extends Field {
  name: string
  type?: 'text' | 'password' | 'search'
  inputMode?: 'text' | 'email'
  autocomplete?: string
  autocapitalize?: 'none' | 'words'
  enterKeyHint?: 'next' | 'go' | 'search'
  /** UTF-16 code units. */
  maxLength?: number
  /** What stands in it at first; what stands there later is the form's to say. */
  value?: string
  handleInput?: (event: InputEvent) => void
}

/** A field with its label, its hint and its error. */
export function textField(of: TextField): TemplateResult {
  const { id, name, error, type = 'text', inputMode, autocomplete = 'off', autocapitalize = 'none' } = of
  return field(
    of,
    html`<input
      class="klucznik-input"
      id=${id}
      name=${name}
      type=${type}
      inputmode=${inputMode ?? nothing}
      autocomplete=${autocomplete}
      autocapitalize=${autocapitalize}
      autocorrect="off"
      spellcheck="false"
      enterkeyhint=${of.enterKeyHint ?? nothing}
      maxlength=${of.maxLength ?? nothing}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby=${describedBy(of)}
      value=${of.value ?? nothing}
      @input=${of.handleInput ?? nothing}
    />`,
  )
}
