const LETTERS_WITHOUT_PARTS: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ı: 'i', æ: 'a', œ: 'o' }

/** Lower case, and letters without their marks: `Zażółć` becomes `zazolc`, `Київ` becomes `киів`. */
export function foldLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łđøıæœ]/g, (letter) => LETTERS_WITHOUT_PARTS[letter] ?? letter)
}
