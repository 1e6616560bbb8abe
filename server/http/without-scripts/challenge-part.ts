import type { Language } from '../../../contract/language.js'
import { markup, type Markup } from '../../html/markup.js'
import { againButton, charactersField } from '../pages/characters-field.js'
import { hiddenFields } from '../pages/form-field.js'
import type { AskedChallenge } from './asked-challenge.js'
import { CHALLENGE_TEXTS } from './challenge-texts.js'
import type { PlainError } from './plain-error.js'

/** From so many seconds on a wait is told in minutes. */
const IN_MINUTES = 100

/** A form's challenge, as far as it is asked for and as far as it has gone wrong. */
interface ChallengePart {
  language: Language
  asked: AskedChallenge
  errors: readonly PlainError[]
}

/** What stands above the main button: a picture with its field, or how long to wait. */
export function challengePart({ language, asked, errors }: ChallengePart): Markup {
  const t = CHALLENGE_TEXTS[language]
  if (asked.way === 'picture') {
    const error = challengeError({ language, asked, errors })
    return charactersField(asked.challenge, { language, hint: t.hint, error })
  }
  if (asked.way === 'later') return markup``
  const left = timeLeft(language, asked)
  return markup`${hiddenFields({ waited: asked.challenge.challenge })}
<p>${left === undefined ? t.waited : t.wait(left)}</p>`
}

/** The other ways, behind the main button, which is the one that Enter presses; each keeps what was typed. */
export function otherWays({ language, asked }: Pick<ChallengePart, 'language' | 'asked'>): Markup {
  const t = CHALLENGE_TEXTS[language]
  // no value: some text browsers show that in the place of the words
  const way = (name: 'cannot' | 'show', text: string): Markup =>
    markup`<p><button type="submit" class="plain" name="${name}">${text}</button></p>`
  if (asked.way === 'picture') return markup`${againButton(language)}\n${way('cannot', t.cannot)}`
  return asked.way === 'wait' ? way('show', t.showPicture) : markup``
}

/** What is wrong with the characters; undefined when nothing is. */
export function challengeError({ language, asked, errors }: ChallengePart): string | undefined {
  if (asked.way !== 'picture') return undefined
  const t = CHALLENGE_TEXTS[language]
  return errors.includes('characters') ? t.missing : errors.includes('characters-wrong') ? t.wrong : undefined
}

/** What is wrong with a wait; undefined when nothing is. */
export function waitError({ language, asked, errors }: ChallengePart): string | undefined {
  if (asked.way !== 'wait') return undefined
  const t = CHALLENGE_TEXTS[language]
  if (errors.includes('wait')) return t.waitOver
  const left = timeLeft(language, asked)
  return errors.includes('early') && left !== undefined ? t.early(left) : undefined
}

function timeLeft(
  language: Language,
  { challenge, now }: Extract<AskedChallenge, { way: 'wait' }>,
): string | undefined {
  const seconds = Math.ceil((challenge.readyAt.getTime() - now.getTime()) / 1_000)
  if (seconds <= 0) return undefined
  const t = CHALLENGE_TEXTS[language]
  return seconds < IN_MINUTES ? t.seconds(seconds) : t.minutes(Math.ceil(seconds / 60))
}
