import type { Language } from '../../../contract/language.js'
import type { FormChallenge } from '../../domain/captcha/form-challenge.js'
import { markup, type Markup } from '../../html/markup.js'
import { formField, hiddenFields } from './form-field.js'
import { CHARACTERS_TEXTS } from './characters-texts.js'

/** Characters of the longest answer, with room for spaces between them. */
const MOST_CHARACTERS = '32'

/** A picture, a link to a sound, and one field for either; `hint` says why and what, `error` what is wrong with it. */
export function charactersField(
  { picture, sound }: FormChallenge,
  { language, hint, error }: { language: Language; hint: string; error: string | undefined },
): Markup {
  const t = CHARACTERS_TEXTS[language]
  return markup`${hiddenFields({ picture: picture.challenge, sound: sound.challenge })}
<p><img src="/captcha/picture/${picture.drawing}" width="200" height="70" alt="${t.picture}"></p>
<p class="after"><a href="/captcha/sound/${sound.drawing}" target="_blank">${t.listen}</a></p>
${formField({
  name: 'characters',
  label: t.label,
  hint,
  error,
  attributes: {
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    enterkeyhint: 'go',
    maxlength: MOST_CHARACTERS,
  },
})}`
}

/** Asks for another picture and sound; it stands behind the main button, which is the one that Enter presses. */
export function againButton(language: Language): Markup {
  return markup`<p><button type="submit" class="plain" name="again">${CHARACTERS_TEXTS[language].again}</button></p>`
}
