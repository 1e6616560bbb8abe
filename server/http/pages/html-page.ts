import type { Language } from '../../../contract/language.js'
import { markup, type Markup } from '../../html/markup.js'

/** What a page of ours is made of. */
export interface HtmlPage {
  language: Language
  title: string
  /** Path of the style sheet. */
  styleSheet: string
  /** Path of the module that brings the page's element. */
  script?: string
  body: Markup
}

/** A page that no search engine keeps. */
export function htmlPage({ language, title, styleSheet, script, body }: HtmlPage): string {
  return String(markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="/jst.svg">
<link rel="stylesheet" href="${styleSheet}">
${script === undefined ? '' : markup`<script type="module" src="${script}"></script>\n`}</head>
<body>
${body}
</body>
</html>
`)
}
