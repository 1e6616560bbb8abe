/** Lets every `[data-attribute]` control set its attribute on the element; calls back with all that are set. */
export function followAttributes(element: Element, changed: (attributes: Record<string, string>) => void): void {
  const controls = [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-attribute]')]

  const apply = (): void => {
    const attributes: Record<string, string> = {}
    for (const control of controls) {
      const name = control.dataset['attribute'] ?? ''
      const value = read(control)
      if (value !== undefined) attributes[name] = value
      if (value === undefined) element.removeAttribute(name)
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
    }
    changed(attributes)
  }

  for (const control of controls) control.addEventListener(control.type === 'text' ? 'change' : 'input', apply)
  // a browser that comes back to the page fills the controls in again
  apply()
}

/** Undefined: the attribute is left out. */
function read(control: HTMLInputElement | HTMLSelectElement): string | undefined {
  if (control.type === 'checkbox') return (control as HTMLInputElement).checked ? '' : undefined
  const value = control.value.trim()
  return value === '' && control.dataset['attribute'] !== 'unit' ? undefined : value
}
