import { answerTo, type Reachable } from './browser-client.js'

/** A page as a browser without scripts has it. */
export interface PlainPage {
  status: number
  html: string
  headers: Headers
  /** Path and query. */
  address: string
  title: string
  /** What its form sends along by itself: hidden fields, and what stands in the others. */
  fields: Record<string, string>
}

/** What a browser without scripts can do. */
export interface PlainBrowser {
  /** By name; what a server reads of them. */
  cookies: Map<string, string>
  /** The `Set-Cookie` headers of the last step. */
  set: string[]
  open(address: string): Promise<PlainPage>
  /** Sends the page's form by a button, with what was typed. */
  send(page: PlainPage, typed?: Record<string, string>): Promise<PlainPage>
  /** Sends one form, and does not follow where it leads. */
  post(address: string, typed: Record<string, string>): Promise<Response>
  /** The characters of the page's picture, as eyes would read them. */
  characters(page: PlainPage): string
}

/** A browser without scripts; `headers` go with every request. One that keeps no cookies sends none. */
export function plainBrowser(
  server: Reachable & { env: { publicUrl?: string } },
  headers: Record<string, string> = {},
  { keepsCookies = true } = {},
): PlainBrowser {
  const cookies = new Map<string, string>()
  // one that does not say where a form comes from is heard too
  const { publicUrl } = server.env
  const from: Record<string, string> = publicUrl === undefined ? {} : { origin: publicUrl }
  const browser: PlainBrowser = {
    cookies,
    set: [],
    async open(address) {
      const response = await ask(address)
      return response.status === 303 ? browser.open(locationOf(response)) : readPage(address, response)
    },
    async send(page, typed = {}) {
      const response = await browser.post(actionOf(page), { ...page.fields, ...typed })
      const { set } = browser
      if (response.status !== 303) return readPage(page.address, response)
      const next = await browser.open(locationOf(response))
      browser.set = [...set, ...browser.set]
      return next
    },
    post: (address, typed) =>
      ask(address, {
        method: 'POST',
        headers: from,
        body: new URLSearchParams(typed),
      }),
    characters: ({ html }) => answerTo(server, /<img src="([^"]+)"/.exec(html)?.[1] ?? ''),
  }

  async function ask(
    address: string,
    init: { method?: string; headers?: Record<string, string>; body?: URLSearchParams } = {},
  ) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(server.url + address, {
      ...init,
      redirect: 'manual',
      headers: { 'accept-language': 'pl', ...(cookie && { cookie }), ...init.headers, ...headers },
    })
    browser.set = response.headers.getSetCookie()
    for (const each of keepsCookies ? browser.set : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? []
      if (value === '' || each.includes('Max-Age=0')) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }

  return browser
}

function locationOf(response: Response): string {
  return response.headers.get('location') ?? ''
}

function actionOf({ html }: PlainPage): string {
  return unescaped(/<form method="post" action="([^"]+)"/.exec(html)?.[1] ?? '')
}

async function readPage(address: string, response: Response): Promise<PlainPage> {
  const html = await response.text()
  const fields: Record<string, string> = {}
  for (const [input] of html.matchAll(/<input[^>]*>/g)) {
    const name = /\bname="([^"]+)"/.exec(input)?.[1] ?? ''
    const isOff = /type="(?:checkbox|radio)"/.test(input) && !/\schecked/.test(input)
    if (!isOff) fields[name] = unescaped(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? '')
  }
  const title = unescaped(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '')
  return { status: response.status, html, headers: response.headers, address, title, fields }
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
