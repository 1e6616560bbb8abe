import type { Language } from '../../contract/language.js'

/** Forms of a sentence by CLDR category; `{n}` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Says a number in the right form: 1 znak, 2 znaki, 5 znaków. */
export function plural(language: Language, forms: Forms, n: number): string {
  return (forms[new Intl.PluralRules(language).select(n)] ?? forms.other).replace('{n}', n.toLocaleString(language))
}
