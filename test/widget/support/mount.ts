import { fixture, html } from '@open-wc/testing'
import '../../../widget/define.js'
import type { KlucznikRecovery, View } from '../../../widget/index.js'
import { ANSWER, CODE, type Script } from '../../ui/support/script.js'
import { ScriptedUnit } from '../../ui/support/scripted-unit.js'
import { aFrame, until } from '../../ui/support/until.js'

export interface Mounted {
  element: KlucznikRecovery
  unit: ScriptedUnit
  /** The first one that matches, in the shadow root or, in light mode, in the element. */
  get<T extends HTMLElement = HTMLElement>(selector: string): T
  find(selector: string): HTMLElement | null
  text(): string
  views: View[]
  failures: string[]
}

export interface MountOptions {
  script?: Script
  attributes?: Record<string, string>
  /** Another name under which the element is defined. */
  tag?: string
  /** Opens the page with this ticket. */
  ticket?: string
  /** The page is the operator's own one of the unit. */
  isHosted?: boolean
  /** The visitor keeps what they chose on the page before. */
  sameVisit?: boolean
  /** Where to put it; by default straight into the page. */
  wrap?: (element: KlucznikRecovery) => HTMLElement
}

/** Puts the element on the page, with a unit of its own on the test server. */
export async function mount(options: MountOptions = {}): Promise<Mounted> {
  const { script = {}, attributes = {}, tag, ticket, isHosted, sameVisit, wrap } = options
  if (!sameVisit) sessionStorage.clear()
  const unit = await new ScriptedUnit().script(script)
  const element = document.createElement(tag ?? 'klucznik-recovery') as KlucznikRecovery
  const views: View[] = []
  const failures: string[] = []
  element.addEventListener('klucznik-view', (event) => views.push(event.detail.view))
  element.addEventListener('klucznik-failure', (event) => failures.push(event.detail.code))
  for (const [name, value] of Object.entries({ unit: unit.id, lang: 'pl', ...attributes })) {
    element.setAttribute(name, value)
  }
  if (isHosted) history.replaceState(null, '', `/jst/${unit.id}`)
  if (ticket !== undefined) history.replaceState(null, '', `#klucznik=${ticket}`)
  await fixture(html`<main>${wrap ? wrap(element) : element}</main>`)

  const find = (selector: string) => element.renderRoot.querySelector<HTMLElement>(selector)
  return {
    element,
    unit,
    find,
    get<T extends HTMLElement>(selector: string): T {
      const found = find(selector)
      if (!found) throw new Error(`no ${selector} in ${element.renderRoot.textContent}`)
      return found as T
    },
    text: () => (element.renderRoot.textContent ?? '').replace(/\s+/g, ' ').trim(),
    views,
    failures,
  }
}

/** Waits until the view is on show; four seconds at the most. */
export async function untilView({ views }: Mounted, view: View): Promise<void> {
  await until(() => views.at(-1) === view, `the view is ${view}`)
  await aFrame()
}

/** Types into a field, as far as the element can tell. */
export function type({ get }: Mounted, name: string, value: string): void {
  const input = get<HTMLInputElement>(`[name=${name}]`)
  input.focus()
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

export function submit({ get }: Mounted): void {
  get('[type=submit]').click()
}

/** The request's form with its picture, ready to be filled in. */
export async function mountRequest(options: MountOptions = {}): Promise<Mounted> {
  const mounted = await mount(options)
  await until(() => mounted.find('img'), 'the picture is there')
  return mounted
}

/** Fills the request's form in and sends it. */
export async function ask(mounted: Mounted, { answer = ANSWER, identifier = 'anna@example.pl' } = {}): Promise<void> {
  if (mounted.find('[name=answer]')) type(mounted, 'answer', answer)
  type(mounted, 'identifier', identifier)
  await aFrame()
  submit(mounted)
}

/** The password's form of a live ticket. */
export async function mountPassword(options: MountOptions = {}): Promise<Mounted> {
  const mounted = await mount({ ticket: 'live', ...options })
  await untilView(mounted, 'password')
  await until(() => mounted.find('[name=password]'), 'the field is there')
  return mounted
}

/** The form for a code, on the operator's page, with its picture. */
export async function mountCode(options: MountOptions = {}): Promise<Mounted> {
  const mounted = await mount({ isHosted: true, ...options })
  await until(() => mounted.find('klucznik-request-form ~ [data-kind=plain]'), 'there is a way to the code')
  mounted.get('klucznik-request-form ~ [data-kind=plain]').click()
  await untilView(mounted, 'code')
  await until(() => mounted.find('img'), 'the picture is there')
  return mounted
}

/** Fills the form for a code in and sends it. */
export async function typeCode(
  mounted: Mounted,
  { code = CODE, answer = ANSWER, identifier = 'anna@example.pl' } = {},
): Promise<void> {
  type(mounted, 'code', code)
  await ask(mounted, { answer, identifier })
}
