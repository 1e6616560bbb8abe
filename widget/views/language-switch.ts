import { html, type TemplateResult } from 'lit'
import { LANGUAGE_NAMES } from '../../contract/language-names.js'
import { LANGUAGES, type Language } from '../../contract/language.js'

const LABEL: Record<Language, string> = { pl: 'Język', uk: 'Мова', en: 'Language', ru: 'Язык' }

/** The other languages, each by its own name; it stands below everything, so that nothing moves when it comes. */
export function languageSwitch(language: Language, handleLanguage: (language: Language) => void): TemplateResult {
  return html`<nav class="klucznik-ways" part="languages" aria-label=${LABEL[language]}>
    ${LANGUAGES.map(
      (each) =>
        html`<button
          class="klucznik-button"
          part="button"
          data-kind="plain"
          type="button"
          lang=${each}
          aria-pressed=${each === language ? 'true' : 'false'}
          @click=${() => handleLanguage(each)}
        >
          ${LANGUAGE_NAMES[each]}
        </button>`,
    )}
  </nav>`
}
