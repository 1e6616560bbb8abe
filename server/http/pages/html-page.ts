import type { Language } from '../../../contract/language.js'

/** What a page of ours is made of; all but the language is HTML. */
export interface HtmlPage {
  language: Language
  title: string
  styleSheet: string
  head: string
  body: string
}

/** A page that no search engine keeps. */
export function htmlPage({ language, title, styleSheet, head, body }: HtmlPage): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="/jst.svg">
<link rel="stylesheet" href="${styleSheet}">
${head}
</head>
<body>
${body}
</body>
</html>
`
}

/** Text as it may stand in HTML, in an attribute's quotes too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
