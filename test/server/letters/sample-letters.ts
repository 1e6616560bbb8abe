import type { LetterOrder, LetterRecipient } from '../../../server/domain/ports/letter-writer.js'
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

/** A document for these people, whole. */
export async function writeAll(recipients: LetterRecipient[], own: Partial<LetterOrder> = {}): Promise<string> {
  const unit = { name: 'Gmina Przykładowo', contact: 'tel. 12 345 67 89', languages: ['pl' as const] }
  let html = ''
  for await (const piece of writeLetters({ unit, address: ADDRESS, recipients, ...own })) html += piece
  return html
}
