import type { FastifyRequest } from 'fastify'
import type { Language } from '../../../contract/language.js'
import { languageOf } from '../../domain/language-of.js'

/**
 * The language of a page: `lang` in the link, else the browser's first that is spoken, else the first spoken, which a
 * unit puts first in its list.
 */
export function pageLanguage(
  spoken: Language[],
  { query, headers }: Pick<FastifyRequest, 'query' | 'headers'>,
): Language {
  const { lang } = query as { lang?: string | string[] }
  const wishes = [String(lang), ...(headers['accept-language'] ?? '').split(',')]
  for (const wish of wishes.map((wish) => wish.trim().slice(0, 2).toLowerCase())) {
    const language = spoken.find((candidate) => candidate === wish)
    if (language !== undefined) return language
  }
  return languageOf({ languages: spoken })
}
