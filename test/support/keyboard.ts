import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

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
  for (let tries = 0; tries < 100; tries++) {
    if (name.test(await focusedName(page))) return
    await page.waitForTimeout(20)
  }
  assert.match(await focusedName(page), name)
}

/** Presses Tab until something of this name has the focus. */
export async function tabTo(page: Page, name: RegExp, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab')
    if (name.test(await focusedName(page))) return
  }
  assert.fail(`no way to ${name} by Tab; stopped at ${await focusedName(page)}`)
}
