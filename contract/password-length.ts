/** Length of a password in code points of its NFC form, which is what all rules of its length count in. */
export function passwordLength(password: string): number {
  return Array.from(password.normalize('NFC')).length
}
