import { fixture, html } from '@open-wc/testing'
import '../../../panel/define.js'
import type { KlucznikPanel } from '../../../panel/klucznik-panel.js'
import { aFrame, until } from '../../ui/support/until.js'
import type { Script } from '../../ui/support/script.js'
import { ScriptedUnit } from '../../ui/support/scripted-unit.js'

export interface MountedPanel {
  element: KlucznikPanel
  unit: ScriptedUnit
  find(selector: string): HTMLElement | null
  get<T extends HTMLElement = HTMLElement>(selector: string): T
  text(): string
  heading(): string
  /** Where it led away to. */
  left: string[]
  /** What a screen reader was told last. */
  said(): string
}

export interface PanelOptions {
  /** Place, such as `#/klasy`. */
  at?: string
  /** Who is signed in; empty: nobody. */
  login?: string
  lang?: string
  script?: Script
}

/** Puts the panel on the page, with a unit of its own on the test server and somebody signed in. */
export async function mountPanel({
  at = '#/klasy',
  login = 'sekretariat',
  lang = 'pl',
  script = {},
}: PanelOptions = {}): Promise<MountedPanel> {
  const unit = await new ScriptedUnit().script(script)
  if (login !== '') await signInAs(unit, login)
  history.replaceState(null, '', `${location.pathname}${location.search}${at}`)
  const left: string[] = []
  const element = await fixture<KlucznikPanel>(
    html`<klucznik-panel
      unit=${unit.id}
      unit-name="Gmina Przykładowo"
      contact="tel. 12 345 67 89"
      lang=${lang}
      .leave=${(path: string) => void left.push(path)}
    ></klucznik-panel>`,
  )
  const find = (selector: string) => element.querySelector<HTMLElement>(selector)
  const text = () => (element.textContent ?? '').replace(/\s+/g, ' ').trim()
  await until(() => find('h1') ?? left[0], 'a view is there, or it leads away')
  return {
    element,
    unit,
    left,
    find,
    text,
    get<T extends HTMLElement>(selector: string): T {
      const found = find(selector)
      if (!found) throw new Error(`no ${selector} in ${text()}`)
      return found as T
    },
    heading: () => find('h1')?.textContent?.trim() ?? '',
    said: () => find('[role=status]')?.textContent?.trim() ?? '',
  }
}

/** Starts a session on the test server, as the page where one signs in does. */
export async function signInAs(unit: ScriptedUnit, login: string): Promise<void> {
  await fetch(`/signed-in/${unit.id}`, { method: 'POST', body: login })
}

/** Ends it behind the panel's back. */
export async function endSession(unit: ScriptedUnit): Promise<void> {
  await fetch(`/trpc/${unit.id}/panel.signOut`, { method: 'POST', body: '{}' })
}

export async function goTo(panel: MountedPanel, hash: string): Promise<void> {
  location.hash = hash
  await aFrame()
  await panel.element.updateComplete
}

/** Types into a field, as far as the panel can tell. */
export function fill({ get }: MountedPanel, name: string, value: string): void {
  const input = get<HTMLInputElement>(`[name=${name}]`)
  input.focus()
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** The button or link with this text. */
export function named({ element, text }: MountedPanel, name: string, within = 'button, a'): HTMLElement {
  const found = [...element.querySelectorAll<HTMLElement>(within)].find((each) => each.textContent?.trim() === name)
  if (!found) throw new Error(`no ${name} in ${text()}`)
  return found
}
