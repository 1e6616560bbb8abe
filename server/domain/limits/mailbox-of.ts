/** One mailbox has many spellings with dots and `+tags`: they count as one, wherever the address is. */
export function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@')
  const [name = ''] = address.slice(0, at).split('+')
  return `${name.replaceAll('.', '')}${address.slice(at)}`
}
