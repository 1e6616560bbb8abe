import { LANGUAGES, type Language } from '../../contract/language.js'

/** In the tab's memory: what the page asked for then, and what was chosen over it. */
const KEY = 'klucznik-language'

/** What to speak where the page asks for `page`: what was chosen over just that on this visit, else that. */
export function chosenLanguage(page: Language): Language {
  try {
    const [over, chosen] = (sessionStorage.getItem(KEY) ?? '').split('>')
    return (over === page && LANGUAGES.find((language) => language === chosen)) || page
  } catch {
    return page
  }
}

/** Keeps a choice for the visit; it holds until the page asks for another language. */
export function keepLanguage(page: Language, chosen: Language): void {
  try {
    sessionStorage.setItem(KEY, `${page}>${chosen}`)
  } catch {
    // where nothing may be kept, the choice holds until the page is left
  }
}
