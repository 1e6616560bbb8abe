import { markup, type Markup } from '../../html/markup.js'
import { formField, hiddenFields } from '../pages/form-field.js'
import { passkeyForm } from '../pages/passkey-form.js'
import type { AskedFactors } from './asked-factors.js'
import { FACTOR_TEXTS } from './factor-texts.js'
import type { SignInError } from './sign-in-error.js'
import type { Place } from './place.js'

/** Where a second factor is asked for, and what was wrong with the last one. */
export interface FactorForms extends Place, AskedFactors {
  /** Of the step that takes them. */
  path: string
  error: SignInError | undefined
}

/** A form for a code, and one for a passkey, as far as its owner has them. */
export function factorForms({ language, to, path, hasCodes, passkey, error }: FactorForms): Markup {
  const t = FACTOR_TEXTS[language]
  const hidden = hiddenFields({ to, lang: language })
  const code = markup`<form method="post" action="${path}">${hidden}
${formField({
  name: 'code',
  label: t.code,
  hint: t.codeHint,
  error: error === 'code' ? t.wrongCode : undefined,
  attributes: {
    type: 'text',
    autocomplete: 'one-time-code',
    autocapitalize: 'none',
    spellcheck: 'false',
    enterkeyhint: 'go',
    maxlength: '40',
    ...(error === undefined && passkey === undefined && { autofocus: '' }),
  },
})}
<p><button type="submit">${t.submit}</button></p>
</form>`
  return markup`${hasCodes ? code : ''}
${
  passkey === undefined
    ? ''
    : passkeyForm({
        path,
        use: 'sign',
        options: passkey,
        fields: hidden,
        button: t.usePasskey,
        refused: t.passkeyRefused,
      })
}
${passkey !== undefined && !hasCodes ? markup`<noscript><p>${t.passkeyNeedsScript}</p></noscript>\n` : ''}`
}
