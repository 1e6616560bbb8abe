import assert from 'node:assert/strict'
import type { CDPSession, Page } from 'playwright-core'
import { until } from './until.js'

/** What a screen reader says of one thing. */
export interface Spoken {
  role: string
  name: string
  description: string
  value: string
}

/** A person with a screen reader: knows the page by its accessibility tree, and acts by the keyboard alone. */
export class ScreenReader {
  readonly #page: Page
  readonly #session: CDPSession

  constructor(page: Page, session: CDPSession) {
    this.#page = page
    this.#session = session
  }

  static async on(page: Page): Promise<ScreenReader> {
    const session = await page.context().newCDPSession(page)
    await session.send('Accessibility.enable')
    return new ScreenReader(page, session)
  }

  /** What has the focus. */
  async focus(): Promise<Spoken> {
    const nodes = await this.#nodes()
    // the document itself is focused too, whatever is focused in it
    const focused = nodes.findLast(({ isFocused, role }) => isFocused && role !== 'RootWebArea')
    return focused ?? { role: '', name: '', description: '', value: '' }
  }

  /** Goes on by Tab until the thing with this role and name has the focus. */
  async tabTo(role: string, name: string): Promise<Spoken> {
    const passed: string[] = []
    for (let presses = 0; presses < 20; presses++) {
      await this.#page.keyboard.press('Tab')
      const focused = await this.focus()
      if (focused.role === role && focused.name === name) return focused
      passed.push(`${focused.role} ${focused.name}`)
    }
    return assert.fail(`no way to ${role} "${name}" by Tab; passed ${passed.join(', ')}`)
  }

  /** Waits until the focus is on the thing with this role and name, as after a new view. */
  async landsOn(role: string, name: string): Promise<Spoken> {
    return this.#until(
      () => this.focus(),
      (spoken) => spoken.role === role && spoken.name === name,
      `the focus is on ${role} "${name}"`,
    )
  }

  /** Waits until the focus is on a text that begins so. */
  async landsOnText(beginning: string): Promise<void> {
    await this.#until(
      () => this.focus(),
      ({ name }) => name.startsWith(beginning),
      `the focus is on "${beginning} …"`,
    )
  }

  /** Waits until there is a thing with this role and name on the page. */
  async reads(role: string, name: string): Promise<void> {
    await this.#until(
      () => this.#nodes(),
      (nodes) => nodes.some((node) => node.role === role && node.name === name),
      `there is ${role} "${name}"`,
    )
  }

  /** Waits until something on the page with this role says this. */
  async hears(role: 'status' | 'alert', text: string): Promise<void> {
    await this.#until(
      () => this.#page.getByRole(role).allInnerTexts(),
      (texts) => texts.some((each) => each.includes(text)),
      `${role} says "${text}"`,
    )
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  async #until<T>(read: () => Promise<T>, isThere: (value: T) => boolean, what: string): Promise<T> {
    let value = await read()
    await until(
      () => `${what}; but there is ${JSON.stringify(value)}`,
      async () => isThere((value = await read())),
      15_000,
    )
    return value
  }

  async #nodes(): Promise<(Spoken & { isFocused: boolean })[]> {
    const { nodes } = await this.#session.send('Accessibility.getFullAXTree')
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, description, value, properties = [] }) => ({
        role: String(role?.value ?? ''),
        name: String(name?.value ?? ''),
        description: String(description?.value ?? ''),
        value: String(value?.value ?? ''),
        isFocused: properties.some((property) => property.name === 'focused' && property.value.value === true),
      }))
  }
}
