import type { MailContent, MailAccount, MailAction, MailCode } from './mail-content.js'
import { linePieces } from '../../typography/line-pieces.js'

// RFC 5322 2.1.1 asks for 78 at the most; quoting in replies adds two
const WIDTH = 72

/**
 * The content as plain text, wrapped at 72 characters; every link stands whole on a line of its own. No rows of dashes
 * and no capitals: screen readers spell them.
 */
export function renderText({ sender, title, greeting, intro, accounts, notes, sections, footer }: MailContent): string {
  const blocks = [
    [sender],
    [title],
    [`${greeting},`],
    ...intro.map((text) => [text]),
    ...accounts.map(accountLines),
    ...notes.map((text) => [text]),
    ...sections.map((section) => [section.title, ...section.text]),
    [footer],
  ]
  return `${blocks.map((lines) => lines.map(wrap).join('\n')).join('\n\n')}\n`
}

function accountLines({ facts, action }: MailAccount): string[] {
  const lines = facts.map(({ label, value }) => `${label}: ${value}`)
  const hints = facts.flatMap(({ hint }) => (hint === undefined ? [] : [hint]))
  return [...lines, ...hints, ...(action === undefined ? [] : actionLines(action))]
}

function actionLines({ label, link, until, code }: MailAction): string[] {
  return [`${label}:`, link, until, ...(code === undefined ? [] : codeLines(code))]
}

function codeLines({ label, value, where, page, until }: MailCode): string[] {
  return [`${label}:`, value, where, page, until]
}

/** Breaks between pieces alone: one that is longer than the line stays whole. */
function wrap(text: string): string {
  const lines: string[] = []
  let line = ''
  for (const piece of linePieces(text)) {
    if (line !== '' && line.length + 1 + piece.length > WIDTH) {
      lines.push(line)
      line = piece
    } else {
      line = line === '' ? piece : `${line} ${piece}`
    }
  }
  return [...lines, line].join('\n')
}
