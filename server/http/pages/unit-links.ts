import type { Language } from '../../../contract/language.js'
import type { Unit } from '../../domain/unit.js'
import { markup, type Markup } from '../../html/markup.js'

const TEXTS: Record<Language, { accessibilityUrl: string; privacyUrl: string }> = {
  pl: { accessibilityUrl: 'Deklaracja dostępności', privacyUrl: 'Ochrona danych osobowych' },
  uk: { accessibilityUrl: 'Декларація доступності', privacyUrl: 'Захист персональних даних' },
  en: { accessibilityUrl: 'Accessibility statement', privacyUrl: 'Data protection' },
  ru: { accessibilityUrl: 'Заявление о доступности', privacyUrl: 'Защита персональных данных' },
}

/** The unit's own declarations, for the foot of a page: a line of links to those that it names; undefined for none. */
export function unitLinks(unit: Pick<Unit, 'accessibilityUrl' | 'privacyUrl'>, language: Language): Markup | undefined {
  const links = (['accessibilityUrl', 'privacyUrl'] as const).flatMap((name) => {
    const url = unit[name]
    return url === undefined ? [] : [markup`<a href="${url}">${TEXTS[language][name]}</a>`]
  })
  return links.length === 0 ? undefined : markup`<p class="links">${links}</p>`
}
