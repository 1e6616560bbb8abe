import { html, nothing, type TemplateResult } from 'lit'
import { errorSummary } from '../../ui/views/error-summary.js'
import type { PanelServices } from '../kit/panel-context.js'
import { LOGIN_MAX_LENGTH, NAME_MAX_LENGTH } from '../../contract/field-lengths.js'
import { IDENTIFIER_MAX_LENGTH } from '../../contract/field-lengths.js'
import type { Role } from '../../contract/role.js'
import type { Person } from '../kit/panel-client.js'
import { FIELD_ORDER, type FieldErrors, type FieldName, type PeselPlan } from './person-fields.js'
import type { PeselJudge } from './pesel-hint.js'
import { textField } from '../kit/text-field.js'
import { classField, languageField, peselField, roleField } from './person-inputs.js'

export interface PersonFormFields {
  id: string
  services: PanelServices
  person: Person | undefined
  errors: FieldErrors
  plan: PeselPlan
  role: Role
  judge: PeselJudge
  handlePlan: (plan: PeselPlan) => void | Promise<void>
  handleRole: (event: Event) => void
}

/** That what stands in the form is typed and not saved, and the way out of that. */
export function restoredNotice(
  { session, person: t }: PanelServices['messages'],
  { isNew, handleClear }: { isNew: boolean; handleClear: () => void | Promise<void> },
): TemplateResult {
  return html`<div class="panel-outcome">
    <p>${session.restored}</p>
    <button class="klucznik-button" type="button" @click=${handleClear}>${isNew ? t.clear : t.revert}</button>
  </div>`
}

/** Every field of a person, and above them the list of what needs a change. */
export function personFormFields(form: PersonFormFields): TemplateResult {
  const { person, errors, plan, role, judge, handlePlan, handleRole } = form
  const { messages, me } = form.services
  const t = messages.person
  const of = (name: FieldName) => {
    const error = errors[name]
    return { id: `${form.id}-${name}`, name, error: error && t.errors[error] }
  }
  const name = { maxLength: NAME_MAX_LENGTH, autocapitalize: 'words' } as const
  const givesRole = me.role === 'office' && person?.login !== me.login
  return html`${errorSummary(messages, FIELD_ORDER.map(of))}
    <div class="panel-pair">
      ${textField({ ...of('firstName'), label: t.firstName, ...name })}
      ${textField({ ...of('lastName'), label: t.lastName, ...name })}
    </div>
    ${person ? nothing : textField({ ...of('login'), label: t.login, hint: t.loginHint, maxLength: LOGIN_MAX_LENGTH })}
    ${textField({ ...of('email'), label: t.email, hint: t.emailHint, maxLength: IDENTIFIER_MAX_LENGTH, inputMode: 'email' })}
    ${peselField(of('pesel'), {
      t,
      plan,
      isOnRecord: person?.hasPesel ?? false,
      isGood: judge.isGood,
      handlePlan,
      handleInput: judge.handleInput,
      handleDone: judge.handleDone,
    })}
    ${givesRole ? roleField(of('role'), { t, handleChange: handleRole }) : nothing}
    <div ?hidden=${role === 'office'}>${classField(of('class'), { t, me, isTeacher: role === 'teacher' })}</div>
    ${languageField(of('language'), { t, languages: me.unit.languages })}`
}
