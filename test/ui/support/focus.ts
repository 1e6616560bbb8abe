/** What has the focus, through shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}

/** The texts that a field's `aria-describedby` refers to, in their order. */
export function descriptions(input: HTMLElement): (string | undefined)[] {
  const root = input.getRootNode() as Document | ShadowRoot
  const ids = (input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
  return ids.map((id) => root.getElementById(id)?.textContent?.trim())
}
