/** Length of a password in code points of its NFC form, which is what all rules of its length count in. */
export function passwordLength(password: string): number {
  // neither a spread, which the linter fears, nor Array.from, which old pages replace
  return password.normalize('NFC').replace(/./gsu, '.').length
}
