import { escapeHtml } from '../../html/escape-html.js'
import { DARK_SHEET, STYLES } from './html-styles.js'
import type {
  MailContent,
  MailAccount,
  MailAction,
  MailCode,
  MailFact,
  MailSection,
  MailWords,
} from './mail-content.js'
import { tieWords } from '../../typography/tie-words.js'
import { unlinked } from './unlinked.js'

/**
 * The content as one HTML page that asks for nothing from outside: no picture, no font, no counter. Tables stand only
 * where Outlook draws nothing else, and are hidden from screen readers as such.
 */
export function renderHtml(content: MailContent): string {
  const { language, subject, sender, title, greeting, intro, accounts, notes, sections, footer } = content
  const foreign = content.unitWords.filter((words) => words.language !== language)
  return [
    '<!doctype html>',
    `<html lang="${language}" dir="ltr">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    // a code is no telephone number
    '<meta name="format-detection" content="telephone=no">',
    `<title>${escapeHtml(subject)}</title>`,
    `<style>${DARK_SHEET}</style>`,
    '</head>',
    `<body class="page" style="${STYLES.page}">`,
    `<div style="${STYLES.column}" lang="${language}" dir="ltr">`,
    `<p class="quiet" style="${STYLES.sender}">${marked(escapeHtml(sender), foreign)}</p>`,
    `<div class="sheet" style="${STYLES.sheet}">`,
    `<h1 style="${STYLES.title}">${escapeHtml(title)}</h1>`,
    paragraph(`${greeting},`),
    ...intro.map((text) => marked(paragraph(text), foreign)),
    ...accounts.map(renderAccount),
    ...notes.map(paragraph),
    ...sections.map((section) => marked(renderSection(section), foreign)),
    '</div>',
    `<p class="quiet" style="${STYLES.footer}">${escapeHtml(tieWords(footer))}</p>`,
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** HTML in which the unit's words are marked where they are in another language, so that they are read aloud in their own. */
function marked(html: string, foreign: readonly MailWords[]): string {
  for (const { text, language } of foreign) {
    const words = [escapeHtml(tieWords(text)), escapeHtml(text)].find((each) => each !== '' && html.includes(each))
    // the longest came first, and what it holds is marked with it
    if (words !== undefined) return html.replaceAll(words, () => `<span lang="${language}">${words}</span>`)
  }
  return html
}

function paragraph(text: string): string {
  return `<p style="${STYLES.text}">${escapeHtml(tieWords(text))}</p>`
}

function renderAccount({ facts, action }: MailAccount): string {
  return [
    `<div class="account" style="${STYLES.account}">`,
    ...facts.map(renderFact),
    ...(action === undefined ? [] : [renderAction(action)]),
    '</div>',
  ].join('\n')
}

function renderFact({ label, value, hint }: MailFact): string {
  return [
    `<p class="quiet" style="${STYLES.label}">${escapeHtml(label)}</p>`,
    `<p style="${STYLES.value}">${unlinked(value)}</p>`,
    ...(hint === undefined ? [] : [`<p class="quiet" style="${STYLES.hint}">${escapeHtml(tieWords(hint))}</p>`]),
  ].join('\n')
}

function renderAction({ label, link, until, fallback, code }: MailAction): string {
  const href = escapeHtml(link)
  return [
    '<table role="presentation" border="0" cellspacing="0" cellpadding="0"><tr>',
    `<td class="button-cell" bgcolor="#0b57a4" style="${STYLES.buttonCell}">`,
    `<a class="button" href="${href}" style="${STYLES.button}">${escapeHtml(label)}</a>`,
    '</td></tr></table>',
    `<p style="${STYLES.until}">${escapeHtml(tieWords(until))}</p>`,
    `<p class="quiet" style="${STYLES.fallback}">${escapeHtml(tieWords(fallback))}</p>`,
    `<p class="quiet" style="${STYLES.link}">${href}</p>`,
    ...(code === undefined ? [] : [renderCode(code)]),
  ].join('\n')
}

function renderCode({ label, value, where, page, until }: MailCode): string {
  return [
    `<p class="quiet" style="${STYLES.label}">${escapeHtml(tieWords(label))}</p>`,
    `<p style="${STYLES.code}">${escapeHtml(value.replaceAll(' ', '\u00a0'))}</p>`,
    `<p class="quiet" style="${STYLES.fallback}">${escapeHtml(tieWords(where))}</p>`,
    `<p class="quiet" style="${STYLES.link}">${escapeHtml(page)}</p>`,
    `<p style="${STYLES.until}">${escapeHtml(tieWords(until))}</p>`,
  ].join('\n')
}

function renderSection({ title, text }: MailSection): string {
  return [`<h2 style="${STYLES.section}">${escapeHtml(title)}</h2>`, ...text.map(paragraph)].join('\n')
}
