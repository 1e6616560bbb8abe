import { escapeHtml } from '../../html/escape-html.js'

/** What makes a host, an address or a path of a text. */
const JOINTS = /[.@/:]/g

/**
 * What a school wrote, as HTML of which mail programs make no link by themselves: they look at one run of text at a time,
 * and here every such sign is a run of its own. Whoever copies it copies the very same text.
 */
export function unlinked(text: string): string {
  return escapeHtml(text).replace(JOINTS, '<span>$&</span>')
}
