import type { Inbox } from '../../demo/inbox.js'

type ReceivedMail = ReturnType<Inbox['mails']>[number]

/** Tickets of the links in a mail's text part, in their order, each once. */
export function ticketsIn(mail: { text: string }): string[] {
  return [...new Set([...mail.text.matchAll(/#klucznik=([\w-]{64})/g)].map((match) => match[1] ?? ''))]
}

/** Codes beside those links, in their order, without the space. */
export function codesIn(mail: { text: string }): string[] {
  return [...mail.text.matchAll(/^(\d{4}) (\d{4})$/gm)].map(([, first = '', last = '']) => first + last)
}

/** The first link of a mail. */
export function linkIn(mail: { text: string }): string {
  return /https?:\S+#klucznik=[\w-]{64}/.exec(mail.text)?.[0] ?? ''
}

/** Waits for a mail with a link to this address. */
export function mailWithTicket(inbox: Inbox, to: string): Promise<ReceivedMail> {
  return inbox.waitFor((mail) => mail.to === to && ticketsIn(mail).length > 0, 10_000)
}
