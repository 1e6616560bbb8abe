import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A municipality's page of another origin than the server's, under the strictest policy that the two lines need. */
export interface ForeignPage {
  origin: string
  close(): Promise<void>
}

/** What a page has in the place of the two lines under the strictest policy. */
export interface ForeignContent {
  policy: string
  head: string
  body: string
  /** Files beside it, by path. */
  files: Record<string, { type: string; text: string }>
}

/** Serves the page; `operator` is the origin of the Klucznik server, which has to allow {@link ForeignPage.origin}. */
export async function serveForeignPage({
  lang = 'pl',
  operator,
  content = () => ({}),
}: {
  lang?: string
  operator: () => string
  content?: () => Partial<ForeignContent>
}): Promise<ForeignPage> {
  const server = createServer((request, response) => {
    const from = operator()
    const { policy = strictest(from), head = '', body = twoLines(from), files = {} } = content()
    const file = files[request.url ?? '']
    if (file !== undefined) {
      response.writeHead(200, { 'content-type': file.type })
      response.end(file.text)
      return
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    response.end(`<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Urząd Gminy</title>${head}</head>
<body>
<h1>Urząd Gminy Przykładowo</h1>
${body}
</body>
</html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function strictest(operator: string): string {
  return [
    "default-src 'none'",
    ...['script-src', 'connect-src', 'img-src', 'media-src'].map((directive) => `${directive} ${operator}`),
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')
}

function twoLines(operator: string): string {
  return `<script type="module" src="${operator}/widget/klucznik.js"></script>
<klucznik-recovery unit="przykladowo"></klucznik-recovery>`
}
