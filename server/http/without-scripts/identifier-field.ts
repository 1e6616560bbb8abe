import { IDENTIFIER_MAX_LENGTH } from '../../../contract/field-lengths.js'
import type { Language } from '../../../contract/language.js'
import type { Markup } from '../../html/markup.js'
import { formField } from '../pages/form-field.js'
import { SIGN_IN_TEXTS } from '../sign-in/sign-in-texts.js'
import type { PlainError } from './plain-error.js'
import { REQUEST_TEXTS } from './request-texts.js'

/** Where somebody says who they are. */
export function identifierField({
  language,
  value,
  error,
}: {
  language: Language
  value: string
  error: string | undefined
}): Markup {
  const { identifier: label, identifierHint: hint } = SIGN_IN_TEXTS[language]
  return formField({
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
  })
}

/** What is wrong with it. */
export function identifierError(language: Language, errors: readonly PlainError[]): string | undefined {
  if (errors.includes('identifier')) return SIGN_IN_TEXTS[language].errors.identifier
  return errors.includes('identifier-odd') ? REQUEST_TEXTS[language].identifierOdd : undefined
}

/** The error of what was typed there, before anything else is looked at; undefined when it may be sent. */
export function judgeTypedIdentifier(typed: string): 'identifier' | 'identifier-odd' | undefined {
  if (typed.trim() === '') return 'identifier'
  return typed.length > IDENTIFIER_MAX_LENGTH ? 'identifier-odd' : undefined
}
