import type { Place } from './place.js'
import type { SignInError } from './sign-in-error.js'
import { SIGN_IN_TEXTS } from './sign-in-texts.js'

/** What is wrong with more than one field, or with none of them; `waitSeconds` until there may be another try. */
export function errorAbove({
  language,
  error,
  waitSeconds = 60,
}: Pick<Place, 'language'> & { error?: SignInError | undefined; waitSeconds?: number }): string | undefined {
  const { errors, later } = SIGN_IN_TEXTS[language]
  if (error === 'later') return later(Math.ceil(waitSeconds / 60))
  return error === 'busy' || error === 'over' || error === 'passkey' || error === 'foreign' ? errors[error] : undefined
}
