import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { until } from './until.js'

/** Name of what has the focus, through shadow roots, as a screen reader would say it. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element: Element | null | undefined = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    const [label] =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? (element.labels ?? []) : []
    return (label ?? element)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  })
}

/** Waits until something of this name has the focus: a view that is new takes it a moment after it is there. */
export async function focusIsOn(page: Page, name: RegExp): Promise<void> {
  let focused = ''
  await until(
    () => `${name} has the focus; "${focused}" has it`,
    async () => name.test((focused = await focusedName(page))),
  )
}

/** Presses Tab until something of this name has the focus. */
export async function tabTo(page: Page, name: RegExp, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab')
    if (name.test(await focusedName(page))) return
  }
  assert.fail(`no way to ${name} by Tab; stopped at ${await focusedName(page)}`)
}
