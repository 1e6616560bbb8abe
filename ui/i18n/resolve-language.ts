import { LANGUAGES, type Language } from '../../contract/language.js'

/** The language of a tag like `uk-UA`; undefined when the element does not speak it. */
function known(tag: string | null): Language | undefined {
  return LANGUAGES.find((language) => language === tag?.toLowerCase().split('-')[0])
}

/** The closest `lang` attribute, through shadow roots up to the document. */
function closestLang(element: Element): string | null {
  const found = element.closest('[lang]')
  if (found) return found.getAttribute('lang')
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? closestLang(root.host) : null
}

/** What to speak: the element's own `lang`, else the closest `[lang]`, else the browser's first known one, else Polish. */
export function resolveLanguage(element: Element, own: string): Language {
  return known(own || closestLang(element)) ?? navigator.languages.map(known).find((language) => language) ?? 'pl'
}
