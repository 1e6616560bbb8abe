import type { LettersOf } from '../../domain/panel/panel-letters.js'

/** What the address of letters, or the form before them, says; all of it may be anything. */
export type TypedLetters = Partial<Record<'class' | 'login' | 'all' | 'large' | 'lang', unknown>>

/** Whose letters are meant; undefined unless it is exactly one of the ways to say it. */
export function lettersOf({ class: ofClass, login, all }: TypedLetters): LettersOf | undefined {
  const said = [ofClass, login, all].filter((each) => each !== undefined)
  if (said.length !== 1) return undefined
  if (typeof ofClass === 'string') return { kind: 'class', class: ofClass }
  if (typeof login === 'string') return { kind: 'person', login }
  return all === '1' ? { kind: 'unit' } : undefined
}

/** The same as it stands in an address or a form. */
export function lettersQuery(of: LettersOf): Record<string, string> {
  if (of.kind === 'class') return { class: of.class }
  return of.kind === 'person' ? { login: of.login } : { all: '1' }
}
