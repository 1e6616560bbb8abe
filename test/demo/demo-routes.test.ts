import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { DEMO_PAGES } from '../../demo/demo-routes.js'
import { THEME_VARIABLES } from '../../demo/pages/theme-variables.js'
import { PEOPLE } from '../../demo/people.js'
import { REPOSITORY } from '../support/repository.js'
import { startDemoServer, type DemoServer } from './demo-server.js'

let server: DemoServer
before(async () => {
  server = await startDemoServer()
})
after(() => server.stop())

async function page(path: string): Promise<string> {
  return (await fetch(`${server.url}${path}`)).text()
}

/** All files of some folders of sources as one text. */
async function sources(...folders: string[]): Promise<string> {
  const texts = folders.map(async (folder) => {
    const names = await readdir(join(REPOSITORY, folder), { recursive: true })
    const files = names
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFile(join(REPOSITORY, folder, name), 'utf8'))
    return Promise.all(files)
  })
  return (await Promise.all(texts)).flat().join('\n')
}

function sorted(found: Iterable<string>): string[] {
  return [...new Set(found)].sort()
}

for (const path of Object.keys(DEMO_PAGES)) {
  test(`${path} is a page under a policy that lets nothing in but our own origin`, async () => {
    const response = await fetch(`${server.url}${path}`)
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
    const directives = (response.headers.get('content-security-policy') ?? '').split('; ')
    assert.ok(directives.includes("default-src 'none'"))
    assert.ok(directives.includes("frame-ancestors 'none'"))
    assert.ok(directives.includes("require-trusted-types-for 'script'"))
    for (const directive of directives) {
      if (/-src /.test(directive)) assert.match(directive, /^[a-z-]+ '(self|none)'$/)
    }
  })

  test(`${path} loads nothing from elsewhere and has neither inline script nor inline style`, async () => {
    const html = await page(path)
    for (const [, address = ''] of html.matchAll(
      /<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)="([^"]*)"/g,
    )) {
      assert.match(address, /^\/(?!\/)/, address)
      assert.equal((await fetch(`${server.url}${address}`)).status, 200, address)
    }
    assert.doesNotMatch(html, /<style|\sstyle="|\son[a-z]+="|<script(?![^>]*\bsrc=)[^>]*>|\{\{/)
    assert.match(html, /^<!doctype html>\n<html lang="pl">/)
  })

  test(`${path} says that it is a demonstration with made-up people`, async () => {
    assert.match(await page(path), /Demonstracja\.<\/strong> Gmina i&nbsp;ludzie są zmyśleni/)
  })
}

test('the town’s page holds exactly the lines to paste', async () => {
  const html = await page('/')
  assert.ok(html.includes('<script type="module" src="/widget/klucznik.js"></script>'))
  assert.ok(
    /<klucznik-recovery unit="przykladowo">\s+<a href="\/jst\/przykladowo">[^<]+<\/a>\s+<\/klucznik-recovery>/.test(
      html,
    ),
  )
})

test('the town’s page shows what identifies each person, ready to copy', async () => {
  const html = await page('/')
  for (const { row, password } of PEOPLE) {
    for (const value of [row.login, row.email, row.pesel, row.substituteId, password]) {
      if (value !== undefined) assert.ok(html.includes(`data-copy="${value}"`), value)
    }
  }
})

test('styles and compiled scripts are served, sources and pages with marks in them are not', async () => {
  for (const name of ['base.css', 'town.js', 'crest.svg']) {
    assert.equal((await fetch(`${server.url}/demo/pages/${name}`)).status, 200, name)
  }
  for (const name of ['town.ts', 'town.html', '', '../prepare-demo.js', '%2e%2e/prepare-demo.js']) {
    assert.equal((await fetch(`${server.url}/demo/pages/${name}`)).status, 404, name)
  }
})

test('the page for webmasters names every theme variable that the element reads, and no other', async () => {
  const written = await sources('ui/styles', 'widget/styles')
  // colours are a table whose keys become variables, sizes are written out
  const colors = [...written.matchAll(/^ {2}'?([a-z-]+)'?: \['#/gm)].map(([, name]) => `--klucznik-${name}`)
  const others = [...written.matchAll(/var\((--klucznik-[a-z-]+)/g)].map(([, name = '']) => name)
  assert.deepEqual(sorted(THEME_VARIABLES.map(({ name }) => name)), sorted([...colors, ...others]))
})

test('the page for webmasters lists every part of the element, and no other', async () => {
  const html = await page('/demo/webmasterzy')
  const listed = [...html.matchAll(/<th scope="row"><code>([a-z-]+)<\/code>/g)].map(([, name = '']) => name)
  const widget = await sources('ui', 'widget')
  const written = [...widget.matchAll(/\bpart(?:="|', ')([a-z -]+)["']/g)].flatMap(([, names = '']) => names.split(' '))
  assert.deepEqual(sorted(listed), sorted(written))
})

test('the page for webmasters has a switch for every attribute of the element', async () => {
  const html = await page('/demo/webmasterzy')
  const switches = [...html.matchAll(/data-attribute="([a-z-]+)"/g)].map(([, name = '']) => name)
  const element = await readFile(join(REPOSITORY, 'widget', 'klucznik-recovery.ts'), 'utf8')
  const documented = [...element.matchAll(/@attr \{[^}]+\} ([a-z-]+)/g)].map(([, name = '']) => name)
  assert.deepEqual(sorted(switches), sorted(documented))
})
