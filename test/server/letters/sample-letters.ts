import type { LetterAccess, LetterOrder, LetterRecipient } from '../../../server/domain/ports/letter-writer.js'
import { writeLetters } from '../../../server/letters/write-letters.js'

/** The page that the sample letters lead to. */
export const ADDRESS = 'https://konto.przykladowo.example/jst/przykladowo'

/** Somebody in class 4b, with what a test sets differently. */
export function recipient(own: Partial<LetterRecipient> = {}): LetterRecipient {
  return {
    firstName: 'Maria',
    lastName: 'Nowak',
    class: '4b',
    substituteId: 'K5M5-8PK4-9382-X942',
    hasEmail: true,
    ...own,
  }
}

/** What opens the account of a sample letter. */
export const ACCESS: LetterAccess = {
  link: `${ADDRESS}?lang=pl#klucznik=${'aB3_-'.repeat(13).slice(0, 64)}`,
  code: '7KQ2-M9XH-4C',
  until: new Date('2026-12-28T11:00:00Z'),
}

/** What is to be printed for these people, with what a test sets differently. */
export function letterOrder(recipients: LetterOrder['recipients'], own: Partial<LetterOrder> = {}): LetterOrder {
  const unit = { name: 'Gmina Przykładowo', contact: 'tel. 12 345 67 89', languages: ['pl' as const] }
  const { address = ADDRESS, ...more } = own
  return {
    unit,
    address,
    linkIn: (language) => `${address}?lang=${language}`,
    codeAddress: address,
    recipients,
    ...more,
  }
}

/** A document for these people, whole. */
export async function writeAll(...order: Parameters<typeof letterOrder>): Promise<string> {
  let html = ''
  for await (const piece of writeLetters(letterOrder(...order))) html += piece
  return html
}
