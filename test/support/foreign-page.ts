import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A municipality's page of another origin than the server's, under the strictest policy that the two lines need. */
export interface ForeignPage {
  origin: string
  close(): Promise<void>
}

/** Serves the page; `operator` is the origin of the Klucznik server, which has to allow {@link ForeignPage.origin}. */
export async function serveForeignPage({
  lang = 'pl',
  operator,
}: {
  lang?: string
  operator: () => string
}): Promise<ForeignPage> {
  const server = createServer((_request, response) => {
    const from = operator()
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': [
        "default-src 'none'",
        ...['script-src', 'connect-src', 'img-src', 'media-src'].map((directive) => `${directive} ${from}`),
        "require-trusted-types-for 'script'",
        'trusted-types lit-html',
      ].join('; '),
    })
    response.end(`<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Urząd Gminy</title></head>
<body>
<h1>Urząd Gminy Przykładowo</h1>
<script type="module" src="${from}/widget/klucznik.js"></script>
<klucznik-recovery unit="przykladowo"></klucznik-recovery>
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
