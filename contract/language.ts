/** The languages that interface, mails and letters speak, as BCP 47 tags; Polish is the first and the fallback. */
export const LANGUAGES = ['pl', 'uk', 'en', 'ru'] as const

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number]
