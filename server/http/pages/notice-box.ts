import { markup, type Markup } from '../../html/markup.js'

/** What is said above a form; nothing when there is nothing to say. */
export function noticeBox(text: string | undefined, role?: 'alert' | 'status'): Markup {
  if (text === undefined) return markup``
  return markup`<div class="notice"${role === undefined ? '' : markup` role="${role}"`}><p>${text}</p></div>\n`
}
