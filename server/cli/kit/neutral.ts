/** Control, format, private and unassigned characters, lone surrogates, and the two separators that break lines. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]/gu

/** The text with every character that a terminal could obey replaced by `�`: it stays on its line and in its column. */
export function neutral(text: string): string {
  return text.replace(HIDDEN, '\ufffd')
}

/** One line of JSON that holds the same data, with everything that a terminal could obey as `\u` escapes. */
export function neutralJson(value: unknown): string {
  return JSON.stringify(value).replace(HIDDEN, (character) =>
    Array.from({ length: character.length }, (_, at) => escapeUnit(character.charCodeAt(at))).join(''),
  )
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}
