import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { serveForeignPage, type ForeignContent, type ForeignPage } from '../support/foreign-page.js'
import { linkIn, mailWithTicket } from '../support/mails.js'
import { REPOSITORY } from '../support/repository.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD } from '../support/walk.js'
import { readPage, stepsOf } from './read-page.js'

const page = readPage('docs/webmasters.md')
const steps = stepsOf(page)

/** What is printed in a step: its only block. */
function printed(number: number): string {
  const { blocks = [] } = steps.find((step) => step.number === number) ?? {}
  assert.equal(blocks.length, 1, `step ${number} has to have one block`)
  return blocks[0]?.code ?? ''
}

function printedUnder(heading: string, language: string): string {
  const block = page.blocks.find((each) => each.heading === heading && each.language === language)
  assert.ok(block, `nothing is printed under “${heading}”`)
  return block.code
}

describe('docs/webmasters.md, tried on a town’s page in a real browser', () => {
  let server: TestServer
  let site: ForeignPage
  let browser: Browser
  let content: Partial<ForeignContent> = {}
  /** What the browser complained of, and what scripts of the page told its console. */
  let complaints: string[]
  let told: string[]
  /** The printed addresses are those of the real pages from here on. */
  const here = (code: string): string =>
    code
      .replaceAll('https://konto.przykladowo.example', server.env.publicUrl)
      .replaceAll('https://www.przykladowo.example', site.origin)
  const [scriptLine = '', ...elementLines] = printed(2).split('\n')
  const elementLine = elementLines.join('\n')

  /** Opens the page with the printed script and this in the place of the printed element. */
  const open = async (own: Partial<ForeignContent> = {}, options: BrowserContextOptions = {}): Promise<Page> => {
    const { body = elementLine } = own
    const policy = ["default-src 'none'", "style-src 'self'", here(printed(4)).trim()].join('; ')
    content = {
      ...own,
      body: here(body.includes('<script') ? body : `${scriptLine}\n${body}`),
      policy: own.policy ?? policy.replace('script-src', "script-src 'self'"),
    }
    const opened = await (await browser.newContext({ locale: 'pl-PL', ...options })).newPage()
    complaints = []
    told = []
    opened.on('console', (message) => {
      if (message.type() === 'log') told.push(message.text())
      else complaints.push(message.text())
    })
    await opened.goto(site.origin)
    return opened
  }
  const form = (opened: Page) => opened.getByRole('heading', { name: 'Przywracanie dostępu' })
  const ground = (opened: Page) => opened.locator('klucznik-recovery section')

  before(async () => {
    site = await serveForeignPage({ operator: () => server.env.publicUrl, content: () => content })
    const fields = JSON.parse(`{${printed(1)}}`.replace('https://www.przykladowo.example', site.origin)) as Record<
      string,
      unknown
    >
    server = await startTestServer({ units: [testUnit(fields), testUnit({ ...fields, id: 'obok', origins: [] })] })
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await server.stop()
    await site.close()
  })

  it('has ten steps', () => {
    assert.deepEqual(
      steps.map(({ number }) => number),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    )
  })

  it('steps 1 and 2: with the printed origin entered, the lines are a form, and a link where scripts do not run', async () => {
    const opened = await open()
    await form(opened).waitFor()
    await opened.locator('klucznik-recovery img').waitFor()
    assert.equal(await opened.getByRole('link', { name: 'Formularz na osobnej stronie' }).isVisible(), false)
    const silent = await open({}, { javaScriptEnabled: false })
    await silent.getByRole('link', { name: 'Formularz na osobnej stronie' }).click()
    await silent.getByRole('link', { name: 'Poproś o wiadomość' }).waitFor()
  })

  it('step 3: the fallback is shown where scripts do not run, and nowhere else', async () => {
    const fallback = { body: printed(3) }
    const silent = await open(fallback, { javaScriptEnabled: false })
    const link = silent.getByRole('link')
    assert.equal((await fetch((await link.getAttribute('href')) ?? '')).status, 200)
    assert.ok(await link.isVisible())
    const opened = await open(fallback)
    await form(opened).waitFor()
    assert.ok(!(await opened.getByText('sekretariat szkoły').isVisible()))
  })

  it('step 4: the printed directives are enough for a page that allows nothing else, also under the printed Trusted Types', async () => {
    const types = printedUnder('Content-Security-Policy', 'text').trim()
    const opened = await open({ policy: `default-src 'none'; ${here(printed(4)).trim()}; ${types}` })
    await opened.locator('klucznik-recovery img').waitFor()
    const sound = opened.waitForResponse((response) => response.request().resourceType() === 'media')
    await opened.getByRole('button', { name: 'Odsłuchaj' }).click()
    await sound
    assert.deepEqual(complaints, [])
  })

  it('step 5: the form speaks the printed language', async () => {
    const opened = await open({ body: printed(5) })
    await form(opened).waitFor({ state: 'detached' })
    await opened.getByRole('heading', { name: 'Відновлення доступу' }).waitFor()
  })

  it('step 6: the printed colours are those of the form', async () => {
    const files = { '/style.css': { type: 'text/css', text: printed(6) + printedUnder('Look', 'css') } }
    const opened = await open({ head: '<link rel="stylesheet" href="/style.css">', files })
    const button = opened.getByRole('button', { name: 'Wyślij wiadomość' })
    await button.waitFor()
    assert.equal(await button.evaluate((element) => getComputedStyle(element).backgroundColor), 'rgb(31, 90, 61)')
    assert.match(await form(opened).evaluate((element) => getComputedStyle(element).fontFamily), /^Georgia/)
  })

  it('step 7: the form is dark on a page that is not, and only with the printed attribute', async () => {
    const lightness = async (body: string): Promise<number> => {
      const opened = await open({ body })
      await form(opened).waitFor()
      const color = await ground(opened).evaluate((element) => getComputedStyle(element).backgroundColor)
      return Math.max(...(color.match(/\d+/g) ?? []).map(Number))
    }
    assert.ok((await lightness(printed(7))) < 64)
    assert.equal(await lightness(elementLine), 255)
  })

  it('step 8: the way with no puzzle comes first', async () => {
    const opened = await open({ body: printed(8) })
    await opened.getByText('Nie musisz nic przepisywać.').waitFor()
    assert.equal(await opened.locator('klucznik-recovery img').count(), 0)
  })

  it('steps 9 and 10: the printed script hears of the whole way, which leads to the printed address', async () => {
    await enter(server, { login: 'anna.nowak', email: 'anna@example.org' })
    const files = { '/events.js': { type: 'text/javascript', text: printed(9) } }
    const opened = await open({ head: '<script type="module" src="/events.js"></script>', body: printed(8), files })
    await opened.getByLabel('E-mail, PESEL lub login').fill('anna.nowak')
    await opened.getByRole('button', { name: 'Wyślij wiadomość' }).click()
    await opened.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
    assert.deepEqual(told, ['klucznik-view {view: request}', 'klucznik-sent null', 'klucznik-view {view: sent}'])

    const link = linkIn(await mailWithTicket(server.inbox, 'anna@example.org'))
    assert.ok(link.startsWith(here(printed(10)).trim()), link)
    await opened.goto(link)
    await opened.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
    await opened.getByRole('button', { name: 'Ustaw hasło' }).click()
    await opened.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
  })

  it('the printed script of one version runs with the digest of its file, and not with another', async () => {
    const code = await readFile(join(REPOSITORY, 'dist', 'bundle', 'klucznik.js'))
    const pinned = printedUnder('Pinning a version, and SRI', 'html')
    const digest = createHash('sha384').update(code).digest('base64')
    const opened = await open({ body: pinned.replace('sha384-…', `sha384-${digest}`) + elementLine })
    await form(opened).waitFor()
    const wrong = createHash('sha384').digest('base64')
    await open({ body: pinned.replace('sha384-…', `sha384-${wrong}`) + elementLine })
    assert.match(complaints.join('\n'), /integrity/)
  })

  it('what does not work looks as the last table says', async () => {
    const foreign = await open({ body: elementLine.replace('przykladowo', 'obok') })
    await foreign.getByText('Nie ma połączenia z serwerem').first().waitFor()
    assert.match(complaints.join('\n'), new RegExp(`${site.origin}.* CORS`))

    const withoutPicture = { policy: content.policy?.replace(/img-src [^;]+; /, '') ?? '' }
    await (await open(withoutPicture)).getByText('Obrazek się nie wczytał').first().waitFor()
    const withoutConnection = { policy: content.policy?.replace(/connect-src [^;]+; /, '') ?? '' }
    await (await open(withoutConnection)).getByText('Nie ma połączenia z serwerem').first().waitFor()
    assert.match(complaints.join('\n'), /Content Security Policy/)

    const misspelt = await open({ body: elementLine.replace('przykladowo', 'przykladow') })
    await misspelt.getByText('Formularz chwilowo nie działa').waitFor()
  })
})
