import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'

const ACCESSIBILITY = 'https://bip.przykladowo.example/dostepnosc?a=1&b="2"#konto'
const PRIVACY = 'https://bip.przykladowo.example/rodo'

let server: TestServer
before(async () => {
  server = await startTestServer({
    units: [
      testUnit({ accessibilityUrl: ACCESSIBILITY, privacyUrl: PRIVACY }),
      testUnit({ id: 'jedna', privacyUrl: PRIVACY }),
      testUnit({ id: 'zadna' }),
    ],
  })
})
after(() => server.stop())

/** The foot of a page as it is written: texts and addresses of its links; undefined when there is no foot. */
async function linksBelow(path: string): Promise<[address: string, text: string][] | undefined> {
  const html = await (await fetch(`${server.url}${path}`)).text()
  const foot = /<(footer|nav)\b[^>]*>([^]*)<\/\1>\s*<\/body>/.exec(html)?.[2]
  if (foot === undefined) return undefined
  return [...foot.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, address = '', text = '']) => [address, text])
}

describe('the foot of a page of ours names the declarations of its unit', () => {
  const texts = {
    pl: ['Deklaracja dostępności', 'Ochrona danych osobowych'],
    uk: ['Декларація доступності', 'Захист персональних даних'],
    en: ['Accessibility statement', 'Data protection'],
    ru: ['Заявление о доступности', 'Защита персональных данных'],
  }
  for (const page of ['jst', 'panel']) {
    for (const [language, [accessibility = '', privacy = '']] of Object.entries(texts)) {
      it(`on /${page}/<unit>, in its language, escaped (${language})`, async () => {
        assert.deepEqual(await linksBelow(`/${page}/przykladowo?lang=${language}`), [
          [ACCESSIBILITY.replace('&', '&amp;').replaceAll('"', '&quot;'), accessibility],
          [PRIVACY, privacy],
        ])
      })
    }

    it(`on /${page}/<unit>, the one that it has`, async () => {
      assert.deepEqual(await linksBelow(`/${page}/jedna`), [[PRIVACY, 'Ochrona danych osobowych']])
    })
  }

  for (const path of ['sign-in?to=konto', 'request', 'code', 'done'])
    it(`and on /jst/<unit>/${path}`, async () => {
      const links = (await linksBelow(`/jst/przykladowo/${path}`)) ?? []
      assert.deepEqual(
        links.map(([, text]) => text).filter((text) => texts.pl.includes(text)),
        texts.pl,
      )
    })

  it('and of a unit that has none there is no link, and below its panel no foot', async () => {
    assert.deepEqual(await linksBelow('/jst/zadna'), [])
    assert.equal(await linksBelow('/panel/zadna'), undefined)
  })
})
