/** Cyrillic letters, in lower case, whose capitals are drawn as a Latin capital or a digit is, and that one. */
const LATIN_FOR: ReadonlyMap<string, string> = new Map(
  'аa вb сc еe нh іi јj кk мm оo рp ѕs тt уy хx з3'.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
)

/**
 * The text in lower case, with every Cyrillic letter that looks like a Latin one read as that: for what people retype from
 * paper or a picture with whatever keyboard they have. Never for what is somebody's own spelling, as an address or a login.
 */
export function foldLookAlikes(text: string): string {
  return text.toLowerCase().replace(/./gsu, (character) => LATIN_FOR.get(character) ?? character)
}
