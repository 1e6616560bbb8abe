import { html, nothing, type TemplateResult } from 'lit'
import { CLASS_MAX_LENGTH, CLASSES_MAX_LENGTH } from '../../contract/field-lengths.js'
import { IDENTIFIER_MAX_LENGTH } from '../../contract/field-lengths.js'
import type { Language } from '../../contract/language.js'
import { ROLES } from '../../contract/role.js'
import { checkIcon } from '../../ui/views/outcome-icons.js'
import { describedBy, field, type Field } from '../../ui/views/field.js'
import type { PanelMessages } from '../i18n/messages.js'
import type { Me } from '../kit/panel-client.js'
import { textField } from '../kit/text-field.js'
import type { PeselPlan } from './person-fields.js'

/** A field of the form. The form alone sets its value, so that drawing it again writes over nothing that is typed. */
interface Input {
  id: string
  name: string
  error: string | undefined
}

export interface PeselInput {
  t: PanelMessages['person']
  plan: PeselPlan
  isOnRecord: boolean
  /** What is typed is a PESEL. */
  isGood: boolean
  handlePlan: (plan: PeselPlan) => void | Promise<void>
  handleInput: () => void
  handleDone: () => void
}

/** The PESEL's field; of one that is on record, only that it is, and what may be done with it. */
export function peselField({ id, name, error }: Input, pesel: PeselInput): TemplateResult {
  const { t, plan, isOnRecord, isGood, handlePlan, handleInput, handleDone } = pesel
  const button = (text: string, to: PeselPlan): TemplateResult =>
    html`<button class="klucznik-button" type="button" @click=${() => handlePlan(to)}>${text}</button>`
  if (isOnRecord && plan !== 'replace') {
    return html`<div class="klucznik-field panel-pesel" role="group" aria-labelledby="${id}-label">
      <p class="klucznik-label" id="${id}-label">${t.pesel}</p>
      <p class="klucznik-hint">${plan === 'keep' ? t.peselOnRecord : t.peselRemoved}</p>
      <div class="klucznik-row">
        ${plan === 'keep' ? html`${button(t.peselReplace, 'replace')}${button(t.peselRemove, 'remove')}` : button(t.peselKeep, 'keep')}
      </div>
    </div>`
  }
  const about: Field = { id, label: t.pesel, hint: t.peselHint, error }
  return html`<div class="panel-pesel">
    ${field(
      about,
      html`<div class="klucznik-row">
          <input
            class="klucznik-input"
            data-size="short"
            id=${id}
            name=${name}
            type="text"
            inputmode="numeric"
            autocomplete="off"
            spellcheck="false"
            maxlength=${IDENTIFIER_MAX_LENGTH}
            aria-invalid=${error ? 'true' : 'false'}
            aria-describedby=${describedBy(about)}
            @input=${handleInput}
            @change=${handleDone}
          />
          ${isOnRecord ? button(t.peselKeep, 'keep') : nothing}
        </div>
        ${isGood ? html`<p class="klucznik-good">${checkIcon()}<span>${t.peselGood}</span></p>` : nothing}`,
    )}
  </div>`
}

interface SelectInput extends Input {
  label: string
  hint?: string
  /** By value, the words of each. */
  options: readonly (readonly [value: string, words: string])[]
  handleChange?: (event: Event) => void
}

/** One of a few. */
function selectField({ id, name, error, label, hint, options, handleChange }: SelectInput): TemplateResult {
  const about: Field = { id, label, error, ...(hint && { hint }) }
  return field(
    about,
    html`<select
      class="klucznik-input"
      id=${id}
      name=${name}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby=${describedBy(about)}
      @change=${handleChange ?? nothing}
    >
      ${options.map(([each, words]) => html`<option value=${each}>${words}</option>`)}
    </select>`,
  )
}

/** What a person is in the unit, and so whom they see in the panel. */
export function roleField(
  input: Input,
  { t, handleChange }: { t: PanelMessages['person']; handleChange: NonNullable<SelectInput['handleChange']> },
): TemplateResult {
  const options = ROLES.map((each) => [each, t.roles[each]] as const)
  return selectField({ ...input, label: t.role, hint: t.roleHint, options, handleChange })
}

/** A teacher chooses among their classes; the office types one, or several for a teacher. */
export function classField(
  input: Input,
  { t, me, isTeacher }: { t: PanelMessages['person']; me: Me; isTeacher: boolean },
): TemplateResult {
  if (me.role !== 'teacher') {
    const [label, hint] = isTeacher ? [t.classes, t.classesHint] : [t.class, t.classHint]
    return textField({
      ...input,
      label,
      hint,
      maxLength: isTeacher ? CLASSES_MAX_LENGTH : CLASS_MAX_LENGTH,
    })
  }
  const classes = me.classes.map((each) => [each, each] as const)
  // whoever has one class has nothing to choose
  const options = classes.length === 1 ? classes : [['', t.classChoose] as const, ...classes]
  return selectField({ ...input, label: t.class, options })
}

/** What the person reads; nothing chosen means the language that they ask in. */
export function languageField(
  input: Input,
  { t, languages }: { t: PanelMessages['person']; languages: Language[] },
): TemplateResult {
  const named = languages.map((each) => [each, t.languageNames[each]] as const)
  return selectField({
    ...input,
    label: t.language,
    hint: t.languageHint,
    options: [['', t.languageNone] as const, ...named],
  })
}
