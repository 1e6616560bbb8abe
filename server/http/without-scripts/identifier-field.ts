import { IDENTIFIER_MAX_LENGTH } from '../../../contract/field-lengths.js'
import type { Language } from '../../../contract/language.js'
import { judgeIdentifier } from '../../../contract/judge-identifier.js'
import { markup, type Markup } from '../../html/markup.js'
import { formField, hiddenFields } from '../pages/form-field.js'
import { SIGN_IN_TEXTS } from '../sign-in/sign-in-texts.js'
import { IDENTIFIER_FAULTS, IDENTIFIER_FAULT_TEXTS } from './identifier-fault-texts.js'
import type { FieldError, PlainError } from './plain-error.js'
import type { PlainVisit } from './plain-visit.js'
import { REQUEST_TEXTS } from './request-texts.js'

/** Where somebody says who they are; what was doubted once is not doubted again. */
export function identifierField({
  language,
  value,
  errors,
}: {
  language: Language
  value: string
  errors: readonly PlainError[]
}): Markup {
  const { identifier: label, identifierHint: hint } = SIGN_IN_TEXTS[language]
  const error = identifierError(language, errors)
  const isDoubted = errors.some((each) => each.endsWith('-doubted'))
  return markup`${hiddenFields(isDoubted ? { doubted: value } : {})}${formField({
    name: 'identifier',
    label,
    hint,
    error,
    value,
    attributes: {
      type: 'text',
      autocomplete: 'username',
      autocapitalize: 'none',
      spellcheck: 'false',
      enterkeyhint: 'next',
      maxlength: String(IDENTIFIER_MAX_LENGTH),
    },
  })}`
}

/** What is wrong with it. */
export function identifierError(language: Language, errors: readonly PlainError[]): string | undefined {
  if (errors.includes('identifier')) return SIGN_IN_TEXTS[language].errors.identifier
  if (errors.includes('identifier-odd')) return REQUEST_TEXTS[language].identifierOdd
  const fault = IDENTIFIER_FAULTS.find((each) => errors.includes(each))
  return fault && IDENTIFIER_FAULT_TEXTS[language][fault]
}

/**
 * The error of what was typed there, before a challenge is spent on it; undefined when it may be sent. What may be right all
 * the same is said once: `doubted` is what it was said of.
 */
export function judgeTypedIdentifier({ typed }: Pick<PlainVisit, 'typed'>): FieldError | undefined {
  const identifier = typed('identifier')
  if (identifier.trim() === '') return 'identifier'
  if (identifier.length > IDENTIFIER_MAX_LENGTH) return 'identifier-odd'
  const judgement = judgeIdentifier(identifier)
  if (judgement.verdict === 'sound') return undefined
  const { verdict, meant } = judgement
  if (verdict === 'nobodys') return meant === 'login' ? 'identifier-odd' : `${meant}-wrong`
  return identifier === typed('doubted') ? undefined : `${meant}-doubted`
}
