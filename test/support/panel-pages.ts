import type { Browser, Page } from 'playwright-core'
import type { TestServer } from './test-server.js'
import { PASSWORD } from './walk.js'

/** Pages of people at a school and of parents, each in a browser of their own. */
export interface PanelPages {
  open(): Promise<Page>
  /** Signs in to the panel and waits for the classes. */
  signIn(login: string): Promise<Page>
  /** Everything that the pages complained of: a policy that was broken, a script that threw. */
  complaints: string[]
}

export function panelPages(server: TestServer, browser: Browser): PanelPages {
  const complaints: string[] = []
  const open = async (): Promise<Page> => {
    const page = await (await browser.newContext({ locale: 'pl-PL' })).newPage()
    page.on('console', (message) => {
      // whoever is not signed in yet is told so with 401, which a browser writes down
      if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    return page
  }
  return {
    open,
    complaints,
    async signIn(login) {
      const page = await open()
      await page.goto(`${server.env.publicUrl}/panel/przykladowo`)
      await page.getByLabel('E-mail, PESEL lub login').fill(login)
      await page.getByLabel('Hasło').fill(PASSWORD)
      await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click()
      await page.getByRole('heading', { name: 'Klasy' }).waitFor()
      return page
    },
  }
}
