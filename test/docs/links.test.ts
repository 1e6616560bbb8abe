import assert from 'node:assert/strict'
import { dirname, join, normalize } from 'node:path'
import { describe, it } from 'node:test'
import { readPage, readPages, type Page } from './read-page.js'

/** Where a page's links and pictures lead, in Markdown and in HTML; what is printed as code leads nowhere. */
function targetsOf({ prose }: Page): string[] {
  return prose.flatMap((line) => {
    const found = line.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g)
    return [...found].map(([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? '')
  })
}

/** Other pages that a page leads to. */
function pagesFrom(page: Page): string[] {
  return targetsOf(page)
    .filter((target) => /^(?![a-z]+:)[^#]+\.md(?:#|$)/.test(target))
    .map((target) => normalize(join(dirname(page.path), target.split('#')[0] ?? '')))
}

describe('who begins at README.md', () => {
  const pages = readPages()

  it('gets to every other page', () => {
    const reached = new Set(['README.md'])
    // a set that grows while it is walked is walked to its new end
    for (const path of reached) for (const next of pagesFrom(readPage(path))) reached.add(next)
    assert.deepEqual(
      pages.map(({ path }) => path).filter((path) => !reached.has(path)),
      [],
    )
  })

  it('is sent to the web over HTTPS alone, but for the demo on the same machine', () => {
    const abroad = pages.flatMap(targetsOf).filter((target) => /^[a-z]+:/.test(target))
    assert.notEqual(abroad.length, 0)
    assert.deepEqual(
      abroad.filter((target) => !/^(?:https:\/\/|http:\/\/localhost:8080)/.test(target)),
      [],
    )
  })
})
