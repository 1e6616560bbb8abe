import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { mailWithTicket } from '../support/mails.js'
import { readPicture } from '../support/read-picture.js'
import { startTestServer, type TestServer } from '../support/test-server.js'
import { enter, outboxEmpty } from '../support/walk.js'

describe('a parent who mistypes', () => {
  let server: TestServer
  let browser: Browser
  before(async () => {
    server = await startTestServer()
    browser = await launchBrowser()
    await enter(server, { login: 'maria.nowak', email: 'maria@example.org', pesel: '44051401359' })
  })
  after(async () => {
    await browser.close()
    await server.stop()
  })

  const open = async (): Promise<Page> => {
    const page = await (await browser.newContext({ locale: 'pl-PL' })).newPage()
    await page.goto(`${server.env.publicUrl}/jst/przykladowo`)
    await page.getByLabel('Autoryzacja operacji').fill(await readPicture(page, server))
    return page
  }
  const send = async (page: Page, identifier: string): Promise<void> => {
    await page.getByLabel('E-mail, PESEL lub login').fill(identifier)
    await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
  }

  it('hears what is wrong beside the field, and gets the mail with the characters that were typed first', async () => {
    const page = await open()
    await send(page, 'maria@example,org')
    await page.getByText('Sprawdź adres e-mail.').waitFor()
    await send(page, '440514 01358')
    await page.getByText('Sprawdź numer PESEL.').waitFor()
    await send(page, 'maria@')
    await page.getByText('To nie wygląda na cały adres e-mail.').waitFor()
    await send(page, '‹maria@example.org›')
    await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
    await mailWithTicket(server.inbox, 'maria@example.org')
  })

  it('sees a slip that nothing tells, corrects it, and gets the mail', async () => {
    await outboxEmpty(server)
    server.inbox.clear()
    const page = await open()
    await send(page, 'maria@exmaple.org')
    await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
    await page.getByText('maria@exmaple.org').waitFor()
    await page.getByRole('button', { name: 'Poproś jeszcze raz' }).click()
    const identifier = page.getByLabel('E-mail, PESEL lub login')
    assert.equal(await identifier.inputValue(), 'maria@exmaple.org')
    await page.getByLabel('Autoryzacja operacji').fill(await readPicture(page, server))
    await send(page, 'maria@example.org')
    await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
    await mailWithTicket(server.inbox, 'maria@example.org')
  })

  it('has a login of one letter all the same, at the second press', async () => {
    await enter(server, { login: 'x', email: 'x@example.org' })
    const page = await open()
    await send(page, 'x')
    await page.getByText('Sprawdź, czy to cały login.').waitFor()
    await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
    await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
    await mailWithTicket(server.inbox, 'x@example.org')
  })
})
